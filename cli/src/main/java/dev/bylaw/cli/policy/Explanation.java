// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.eval.EvaluationException;
import dev.bylaw.policy.eval.Interpreter;
import dev.bylaw.policy.eval.Scopes;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why each policy applies to a request or does not: its parts, and what each came to. Parts are evaluated by the reference
 * interpreter one by one, in the order and as far as the language evaluates them.
 */
final class Explanation {

    /** What a part came to. */
    enum State {
        /** As the policy wants it. */
        HOLDS,
        /** Not so: the policy does not apply. */
        FAILS,
        /** It has no value: the policy is skipped. */
        ERROR,
        /** An earlier part has settled the matter. */
        NOT_REACHED
    }

    /**
     * One part of a policy.
     *
     * @param text as the policy writes it
     * @param state what it came to
     * @param values what the request has for the paths in it; for an error, what went wrong
     */
    record Part(String text, State state, Map<String, String> values) {}

    /**
     * A policy and its parts.
     *
     * @param policy the policy
     * @param concernsAction whether its scope holds for the action
     * @param inScope whether its whole scope holds
     * @param parts the parts of its scope, then those of its conditions
     */
    record Reading(Policy policy, boolean concernsAction, boolean inScope, List<Part> parts) {

        boolean applies() {
            return parts.stream().allMatch(part -> part.state() == State.HOLDS);
        }

        /** The parts that are not of the scope. */
        List<Part> clauses() {
            return parts.subList(SCOPES, parts.size());
        }

        boolean isSkipped() {
            return inScope && parts.stream().anyMatch(part -> part.state() == State.ERROR);
        }

        boolean is(Effect effect) {
            return policy.effect() == effect;
        }

        List<Part> failing() {
            return parts.stream()
                    .filter(part -> part.state() == State.FAILS || part.state() == State.ERROR)
                    .toList();
        }
    }

    /** Principal, action and resource. */
    private static final int SCOPES = 3;

    private final Entities entities;
    private final Request request;
    private final Interpreter interpreter;

    private Explanation(Entities entities, Request request) {
        this.entities = entities;
        this.request = request;
        this.interpreter = new Interpreter(entities, request);
    }

    /** Reads every policy of the set for this request. */
    static List<Reading> of(PolicySet policies, Entities entities, Request request) {
        Explanation explanation = new Explanation(entities, request);
        return policies.policies().stream().map(explanation::read).toList();
    }

    private Reading read(Policy policy) {
        boolean principal = Scopes.holds(policy.body().principal(), request.principal(), entities);
        boolean action = Scopes.holds(policy.body().action(), request.action(), entities);
        boolean resource = Scopes.holds(policy.body().resource(), request.resource(), entities);
        List<Part> parts = new ArrayList<>();
        parts.add(scope(ScopeText.principal(policy), principal, "principal", request.principal()));
        parts.add(scope(ScopeText.action(policy), action, "action", request.action()));
        parts.add(scope(ScopeText.resource(policy), resource, "resource", request.resource()));
        boolean inScope = principal && action && resource;
        boolean open = inScope;
        for (Condition condition : policy.body().conditions()) {
            for (Expr clause : clauses(condition)) {
                Part part =
                        open ? part(condition, clause) : new Part(text(condition, clause), State.NOT_REACHED, Map.of());
                parts.add(part);
                open &= part.state() == State.HOLDS;
            }
        }
        return new Reading(policy, action, inScope, parts);
    }

    private static Part scope(String text, boolean holds, String variable, Value value) {
        return new Part(text, holds ? State.HOLDS : State.FAILS, Map.of(variable, value.toString()));
    }

    /** The clauses that must each hold: the operands of a {@code when} that is a conjunction, otherwise the whole. */
    private static List<Expr> clauses(Condition condition) {
        return condition.kind() == Condition.Kind.WHEN && condition.body() instanceof Expr.And and
                ? and.operands()
                : List.of(condition.body());
    }

    private static String text(Condition condition, Expr clause) {
        // On one line, as it was written; layout is for the file.
        return condition.kind().keyword() + " { "
                + String.join(" ", clause.span().text().split("\\s+")) + " }";
    }

    private Part part(Condition condition, Expr clause) {
        String text = text(condition, clause);
        try {
            boolean wanted = condition.kind() == Condition.Kind.WHEN;
            Value value = interpreter.evaluate(clause);
            if (!(value instanceof BoolValue truth)) {
                return new Part(text, State.ERROR, Map.of("error", "it is no truth value, but " + value.typeName()));
            }
            return new Part(text, truth.value() == wanted ? State.HOLDS : State.FAILS, values(clause));
        } catch (EvaluationException e) {
            return new Part(text, State.ERROR, Map.of("error", e.getMessage()));
        }
    }

    /** What the request has for each path in the clause: {@code context.input.amount}, {@code principal} … */
    private Map<String, String> values(Expr clause) {
        Map<String, String> values = new LinkedHashMap<>();
        collect(clause, values);
        return values;
    }

    private void collect(Expr e, Map<String, String> values) {
        if (isPath(e)) {
            values.put(e.span().text(), valueOf(e));
            return;
        }
        if (e instanceof Expr.HasAttr has && isPath(has.operand())) {
            return; // whether it is there is the clause's own value; the whole operand would only be long
        }
        e.children().forEach(child -> collect(child, values));
    }

    private static boolean isPath(Expr e) {
        return e instanceof Expr.Var || (e instanceof Expr.GetAttr get && isPath(get.operand()));
    }

    private String valueOf(Expr path) {
        try {
            return interpreter.evaluate(path).toString();
        } catch (EvaluationException e) {
            return "(not there)";
        }
    }
}
