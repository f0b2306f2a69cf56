// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.syntax.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The annotation {@code @disclose}: the parameters whose values records carry in clear. */
public final class Disclosures {

    static final String UNKNOWN = "unknown-disclosure";

    private Disclosures() {}

    /** The names that these annotations list, in their order; none when there is no such annotation. */
    public static List<String> names(Map<String, String> annotations) {
        List<String> names = new ArrayList<>();
        for (String name : annotations.getOrDefault("disclose", "").split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return List.copyOf(names);
    }

    /** A finding for each name that is no parameter of any of these actions, to which the policy can apply. */
    static List<Diagnostic> check(PolicyBody policy, Collection<ActionModel> models) {
        Map<String, ActionModel.Input> inputs = new TreeMap<>();
        for (ActionModel model : models) {
            if (!model.complete()) {
                return List.of();
            }
            inputs.putAll(model.inputs());
        }
        List<Diagnostic> findings = new ArrayList<>();
        for (String name : names(policy.annotations())) {
            if (!models.isEmpty() && !inputs.containsKey(name)) {
                findings.add(unknown(policy, name, models, inputs));
            }
        }
        return findings;
    }

    private static Diagnostic unknown(
            PolicyBody policy, String name, Collection<ActionModel> models, Map<String, ActionModel.Input> inputs) {
        String actions = models.size() == 1
                ? "action \"" + models.iterator().next().name() + "\" has"
                : "the actions of this policy have";
        String near = NearestName.nearest(name, inputs.keySet());
        String hint = near.isEmpty()
                ? inputs.isEmpty()
                        ? "there is nothing to disclose"
                        : "name one of " + String.join(", ", inputs.keySet())
                : "did you mean \"" + near + "\" (" + inputs.get(near).origin() + ")?";
        return Diagnostic.error(
                UNKNOWN,
                place(policy.span(), name),
                "@disclose names \"" + name + "\", and " + actions + " no input of this name",
                hint);
    }

    /** The name behind the annotation; the first line of a policy that is written in another way. */
    private static Span place(Span policy, String name) {
        if (policy.isNowhere()) {
            return policy;
        }
        String text = policy.source().text();
        int annotation = text.indexOf("@disclose", policy.start());
        int at = annotation < 0 ? -1 : text.indexOf(name, annotation + "@disclose".length());
        if (at >= 0 && at + name.length() <= policy.end()) {
            return new Span(policy.source(), at, at + name.length());
        }
        int newline = text.indexOf('\n', policy.start());
        return new Span(policy.source(), policy.start(), newline < 0 ? policy.end() : Math.min(newline, policy.end()));
    }
}
