// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.Template;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.json.PolicySetJson;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.PolicyParser;
import dev.bylaw.policy.syntax.PolicyPrinter;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Policies and templates under unique names. Immutable; any thread may read it.
 *
 * <p>Linked policies are among the {@link #policies policies}; a template by itself decides nothing.
 */
public final class PolicySet {

    /** No policy at all: every request is denied. */
    public static final PolicySet EMPTY = new PolicySet(Map.of(), Map.of());

    private static final String ID = "id";

    private final Map<String, Policy> policies;
    private final Map<String, Template> templates;
    private final List<Policy> inOrder;
    private String digest;

    private PolicySet(Map<String, Policy> policies, Map<String, Template> templates) {
        this.policies = policies;
        this.templates = templates;
        this.inOrder = List.copyOf(policies.values());
    }

    /**
     * Reads policies and templates as text. The annotation {@code @id("...")} names one; without it, it is
     * {@code policy<N>}, N its position over all the sources, from 0.
     *
     * @throws PolicyException naming every error found, among them names used twice
     */
    public static PolicySet parse(List<Source> sources) throws PolicyException {
        Findings findings = new Findings();
        Map<String, Policy> policies = new LinkedHashMap<>();
        Map<String, Template> templates = new LinkedHashMap<>();
        Map<String, Span> named = new LinkedHashMap<>();
        int position = 0;
        for (Source source : sources) {
            for (PolicyBody body : PolicyParser.parse(source, findings)) {
                String id = body.annotations().getOrDefault(ID, "policy" + position);
                Span other = named.putIfAbsent(id, body.span());
                if (other != null) {
                    String message = "the id \"" + id + "\" is taken by the policy at " + other;
                    findings.error("duplicate-id", head(body.span()), message, "give one of them another @id");
                } else if (body.hasSlots()) {
                    templates.put(id, new Template(id, body));
                } else {
                    policies.put(id, new Policy(id, body));
                }
                position++;
            }
        }
        findings.throwIfAny();
        return new PolicySet(policies, templates);
    }

    /** Reads Cedar's JSON format for policy sets. */
    public static PolicySet parseJson(Source json) throws PolicyException {
        return PolicySetJson.parse(json);
    }

    /**
     * The set in Cedar's JSON format; {@link #parseJson} gives an equal one back, except that of more than a hundred operands
     * of {@code &&} or {@code ||} in a row it makes groups, because the format nests them.
     */
    public String toJson() {
        return JsonText.write(PolicySetJson.write(this));
    }

    /**
     * The set of these policies and templates, in their order.
     *
     * @throws IllegalArgumentException when two have one name
     */
    public static PolicySet of(Collection<Policy> policies, Collection<Template> templates) {
        Map<String, Template> templatesById = new LinkedHashMap<>();
        for (Template template : templates) {
            if (templatesById.putIfAbsent(template.id(), template) != null) {
                throw new IllegalArgumentException("Two templates have the id " + template.id() + ".");
            }
        }
        Map<String, Policy> policiesById = new LinkedHashMap<>();
        for (Policy policy : policies) {
            if (templatesById.containsKey(policy.id()) || policiesById.putIfAbsent(policy.id(), policy) != null) {
                throw new IllegalArgumentException("Two policies have the id " + policy.id() + ".");
            }
        }
        return new PolicySet(policiesById, templatesById);
    }

    /** The set of these policies. */
    public static PolicySet of(Collection<Policy> policies) {
        return of(policies, List.of());
    }

    /**
     * This set, and the policy that the link makes.
     *
     * @throws IllegalArgumentException when there is no such template, its slots are others, or the name is taken
     */
    public PolicySet link(String templateId, String linkId, Map<Slot, EntityUid> slots) {
        Template template = templates.get(templateId);
        if (template == null) {
            throw new IllegalArgumentException("There is no template " + templateId + ".");
        }
        List<Policy> all = new ArrayList<>(policies.values());
        all.add(template.link(linkId, slots));
        return of(all, templates.values());
    }

    /** The policies, linked ones included, in the order read. */
    public List<Policy> policies() {
        return inOrder;
    }

    /** The templates, in the order read. */
    public List<Template> templates() {
        return List.copyOf(templates.values());
    }

    /** The policy of this name. */
    public Optional<Policy> get(String id) {
        return Optional.ofNullable(policies.get(id));
    }

    /** The template of this name. */
    public Optional<Template> template(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    /** The number of policies, linked ones included. */
    public int size() {
        return policies.size();
    }

    /**
     * SHA-256 in hexadecimal over the names and one canonical print of every policy and template, in the order of names:
     * comments, layout and files do not count.
     */
    public synchronized String digest() {
        if (digest == null) {
            Digest sum = new Digest().add("policies");
            for (Policy policy : new TreeMap<>(policies).values()) {
                sum.add(policy.id()).add(PolicyPrinter.print(policy.body()));
            }
            sum.add("templates");
            for (Template template : new TreeMap<>(templates).values()) {
                sum.add(template.id()).add(PolicyPrinter.print(template.body()));
            }
            digest = sum.hex();
        }
        return digest;
    }

    /** The first line of a policy, which is enough to find it by. */
    private static Span head(Span span) {
        int newline = span.source().text().indexOf('\n', span.start());
        int end = newline < 0 ? span.end() : Math.min(newline, span.end());
        return new Span(span.source(), span.start(), end);
    }
}
