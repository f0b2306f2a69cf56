// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.engine.schema.GovernedSchema.Purpose;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.Template;
import dev.bylaw.policy.eval.Scopes;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.validate.Finding;
import dev.bylaw.policy.validate.FindingKind;
import dev.bylaw.policy.validate.Mode;
import dev.bylaw.policy.validate.Validator;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks policies against the methods that are known.
 *
 * <h2>Guarantees</h2>
 * A policy that passes can fail, for calls of these methods, only because an argument is {@code null} or has no value in
 * Cedar, because an entity is missing, or by an arithmetic overflow; and it can match some call. What a policy says of
 * actions that no method has is not checked, and each such action is reported.
 * <h2>Not guaranteed</h2>
 * Anything about entity types where no schema declares them: they are taken from the entities and from the policies.
 */
public final class PolicyCheck {

    private static final Set<String> NEVER =
            Set.of(FindingKind.IMPOSSIBLE_POLICY.code(), FindingKind.NO_APPLICABLE_ACTION.code());

    /** What is right or wrong only in view of all methods of an action. */
    private static final Set<String> OF_ALL_METHODS = Set.of(EnumConstants.UNKNOWN, Disclosures.UNKNOWN);

    private final KnownMethods methods;
    private final Surroundings surroundings;

    /** Checks against these methods. */
    public PolicyCheck(KnownMethods methods, Surroundings surroundings) {
        this.methods = methods;
        this.surroundings = surroundings;
    }

    /**
     * What was found.
     *
     * @param errors what makes a policy unusable with these methods
     * @param unknownActions the places where policies name actions that no method has, each with the nearest name
     * @param actionsWithoutPolicy for each action of a method to which no policy can apply, so that all its calls are refused
     * @param warnings what somebody should look at
     */
    public record Report(
            List<Diagnostic> errors,
            List<Diagnostic> unknownActions,
            List<Diagnostic> actionsWithoutPolicy,
            List<Diagnostic> warnings) {
        /** Keeps copies of the lists. */
        public Report {
            errors = List.copyOf(errors);
            unknownActions = List.copyOf(unknownActions);
            actionsWithoutPolicy = List.copyOf(actionsWithoutPolicy);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Checks only whether what policies say of these methods' actions has the right types: that a policy matches some call of
     * theirs is not asked for.
     */
    public Report checkFit(PolicySet set) {
        Report report = check(set);
        List<Diagnostic> misfits = new ArrayList<>();
        for (Diagnostic error : report.errors()) {
            if (!NEVER.contains(error.code()) && !OF_ALL_METHODS.contains(error.code())) {
                misfits.add(error);
            }
        }
        return new Report(misfits, List.of(), List.of(), report.warnings());
    }

    /** Whether the head of a policy or template asks for this action by its name. */
    public static boolean headsName(PolicySet set, EntityUid action) {
        for (Policy policy : set.policies()) {
            if (Mentions.actionsOf(policy.body().action()).contains(action)) {
                return true;
            }
        }
        for (Template template : set.templates()) {
            if (Mentions.actionsOf(template.body().action()).contains(action)) {
                return true;
            }
        }
        return false;
    }

    /** Checks all policies and templates. */
    public Report check(PolicySet set) {
        Set<EntityUid> known = knownActions();
        List<Diagnostic> unknown = new ArrayList<>();
        List<Policy> policies = new ArrayList<>();
        List<Template> templates = new ArrayList<>();
        Mentions mentions = new Mentions();
        for (Policy policy : set.policies()) {
            if (concerns(policy.body(), known, unknown)) {
                policies.add(policy);
            }
            mentions.add(policy.body());
        }
        for (Template template : set.templates()) {
            if (concerns(template.body(), known, unknown)) {
                templates.add(template);
            }
            mentions.add(template.body());
        }
        List<Diagnostic> without = actionsWithoutPolicy(set);
        if (policies.isEmpty() && templates.isEmpty()) {
            return new Report(List.of(), unknown, without, List.of());
        }
        try {
            Report report = validated(PolicySet.of(policies, templates), mentions, known);
            return new Report(report.errors(), unknown, without, report.warnings());
        } catch (PolicyException contradiction) {
            return new Report(contradiction.diagnostics(), unknown, without, List.of());
        }
    }

    private List<Diagnostic> actionsWithoutPolicy(PolicySet set) {
        List<Diagnostic> without = new ArrayList<>();
        for (String name : methods.actions()) {
            EntityUid action = EntityUid.of("Action", name);
            boolean applies = methods.action(name).delegates(); // nobody has to hand work on
            for (Policy policy : set.policies()) {
                applies |= Scopes.holds(policy.body().action(), action, surroundings.entities());
            }
            if (!applies) {
                without.add(Diagnostic.error(
                        "action-without-policy",
                        Span.NONE,
                        "no policy can apply to action \"" + name + "\" ("
                                + methods.action(name).methods().get(0) + "), so every call is refused",
                        "write a permit or a forbid for " + action));
            }
        }
        return without;
    }

    private Set<EntityUid> knownActions() {
        Set<EntityUid> known = new TreeSet<>();
        for (String name : methods.actions()) {
            known.add(EntityUid.of("Action", name));
        }
        if (surroundings.schema().isPresent()) {
            known.addAll(surroundings.schema().get().actions().keySet());
        }
        return known;
    }

    /** Whether the policy can apply to an action that is known; those that are not are reported. */
    private boolean concerns(PolicyBody policy, Set<EntityUid> known, List<Diagnostic> unknown) {
        Mentions own = new Mentions();
        own.add(policy);
        for (EntityUid action : own.actions()) {
            if (!known.contains(action)) {
                unknown.add(unknown(policy, action, known));
            }
        }
        if (policy.action() instanceof ActionScope.All) {
            return !methods.actions().isEmpty();
        }
        for (EntityUid action : Mentions.actionsOf(policy.action())) {
            if (known.contains(action)) {
                return true;
            }
        }
        return false;
    }

    private Diagnostic unknown(PolicyBody policy, EntityUid action, Set<EntityUid> known) {
        List<String> names = new ArrayList<>();
        for (EntityUid each : known) {
            names.add(each.id());
        }
        String near = NearestName.nearest(action.id(), names);
        ActionModel model = near.isEmpty() ? null : methods.action(near);
        String hint = near.isEmpty()
                ? "it is checked when a method with this action appears"
                : "did you mean \"" + near + "\""
                        + (model == null ? "" : " (" + model.methods().get(0) + ")") + "?";
        return Diagnostic.warning(
                "unknown-action",
                place(policy, action),
                "no governed method that is known has the action \"" + action.id() + "\"",
                hint);
    }

    /** The action's name in the policy's text; its first line where the text writes it in another way. */
    private static Span place(PolicyBody policy, EntityUid action) {
        Span span = policy.span();
        if (span.isNowhere()) {
            return span;
        }
        String text = span.source().text();
        String words = action.toString();
        int at = text.indexOf(words, span.start());
        if (at >= 0 && at + words.length() <= span.end()) {
            return new Span(span.source(), at, at + words.length());
        }
        int newline = text.indexOf('\n', span.start());
        return new Span(span.source(), span.start(), newline < 0 ? span.end() : Math.min(newline, span.end()));
    }

    private Report validated(PolicySet set, Mentions mentions, Set<EntityUid> known) throws PolicyException {
        List<ActionModel> models = models(set, mentions);
        Set<EntityUid> without = new TreeSet<>(mentions.actions());
        without.removeAll(known);
        GovernedSchema schema = new GovernedSchema(surroundings, mentions, models);
        InputOrigins origins = new InputOrigins(models);
        List<Finding> findings = Validator.validate(set, schema.build(Purpose.CHECKING, without), Mode.STRICT, origins)
                .findings();
        List<Finding> all = new ArrayList<>();
        boolean unsafe = false;
        for (Finding finding : findings) {
            if (finding.kind() == FindingKind.UNSAFE_OPTIONAL_ATTRIBUTE) {
                unsafe = true;
            } else {
                all.add(finding);
            }
        }
        if (unsafe) {
            // What is missing only where an argument is null may be read without asking: the error refuses.
            Schema present = schema.build(Purpose.CHECKING_AS_IF_PRESENT, without);
            for (Finding finding :
                    Validator.validate(set, present, Mode.STRICT, origins).findings()) {
                if (finding.kind() == FindingKind.UNSAFE_OPTIONAL_ATTRIBUTE) {
                    all.add(finding);
                }
            }
        }
        return report(all, beyondTypes(set, models, known));
    }

    /** What is wrong in the names that Cedar's types do not know. */
    private static List<Diagnostic> beyondTypes(PolicySet set, List<ActionModel> models, Set<EntityUid> known) {
        List<PolicyBody> bodies = new ArrayList<>();
        for (Policy policy : set.policies()) {
            bodies.add(policy.body());
        }
        for (Template template : set.templates()) {
            bodies.add(template.body());
        }
        List<Diagnostic> findings = new ArrayList<>();
        for (PolicyBody body : bodies) {
            List<EntityUid> named = Mentions.actionsOf(body.action());
            List<ActionModel> own = new ArrayList<>();
            for (ActionModel model : models) {
                if (!(body.action() instanceof ActionScope.Equal)
                        || named.contains(EntityUid.of("Action", model.name()))) {
                    own.add(model);
                }
            }
            findings.addAll(EnumConstants.check(body, own));
            // An action that no method has yet may have what is named.
            if (known.containsAll(named)) {
                findings.addAll(Disclosures.check(body, own));
            }
        }
        return findings;
    }

    private static Report report(List<Finding> findings, List<Diagnostic> beyondTypes) {
        Map<String, Diagnostic> errors = new LinkedHashMap<>();
        for (Diagnostic each : beyondTypes) {
            errors.put(each.toString(), each);
        }
        List<Diagnostic> warnings = new ArrayList<>();
        Set<String> typed = new TreeSet<>();
        for (Finding finding : findings) {
            if (finding.kind().isError() && finding.kind() != FindingKind.NO_APPLICABLE_ACTION) {
                typed.add(finding.policyId());
            }
        }
        for (Finding finding : findings) {
            Diagnostic each = finding.diagnostic();
            boolean never = NEVER.contains(each.code());
            if (InputOrigins.isOfUnknown(each.message())) {
                warnings.add(Diagnostic.warning(each.code(), each.span(), each.message(), each.hint()));
            } else if (never) {
                // One reason is enough: what cannot be typed, or fits no action, is never true either.
                if (!typed.contains(finding.policyId())) {
                    errors.putIfAbsent(
                            "never " + finding.policyId(),
                            Diagnostic.error(each.code(), each.span(), each.message(), each.hint()));
                }
            } else if (finding.kind().isError()) {
                errors.put(each.toString(), each);
            } else {
                warnings.add(each);
            }
        }
        return new Report(List.copyOf(errors.values()), List.of(), List.of(), warnings);
    }

    /** The actions that any of these policies can apply to. */
    private List<ActionModel> models(PolicySet set, Mentions mentions) {
        boolean any = false;
        for (Policy policy : set.policies()) {
            any |= reachesFurther(policy.body());
        }
        for (Template template : set.templates()) {
            any |= reachesFurther(template.body());
        }
        List<ActionModel> models = new ArrayList<>();
        for (String name : methods.actions()) {
            if (any || mentions.actions().contains(EntityUid.of("Action", name))) {
                models.add(methods.action(name));
            }
        }
        return models;
    }

    /** Whether the policy applies to actions that it does not name: to all, or to the members of a group. */
    private boolean reachesFurther(PolicyBody policy) {
        if (policy.action() instanceof ActionScope.All) {
            return true;
        }
        boolean exactly = policy.action() instanceof ActionScope.Equal;
        for (EntityUid action : Mentions.actionsOf(policy.action())) {
            if (!exactly && !methods.actions().contains(action.id())) {
                return true;
            }
        }
        return false;
    }
}
