// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.engine.identity.Source;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.value.StringValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Finds texts that a policy compares with an enum's value, and that no constant of the enum is called. To Cedar such a value is
 * a text like any other, and the comparison only one that never holds. {@code context.source} is such an enum, too.
 */
final class EnumConstants {

    static final String UNKNOWN = "unknown-constant";

    private final Collection<ActionModel> models;
    private final List<Diagnostic> findings = new ArrayList<>();

    private EnumConstants(Collection<ActionModel> models) {
        this.models = models;
    }

    /** A finding for each text that is wrong for every one of these actions, to which the policy can apply. */
    static List<Diagnostic> check(PolicyBody policy, Collection<ActionModel> models) {
        EnumConstants check = new EnumConstants(models);
        for (Condition condition : policy.conditions()) {
            Deque<Expr> pending = new ArrayDeque<>();
            pending.push(condition.body());
            while (!pending.isEmpty()) {
                Expr expr = pending.pop();
                if (expr instanceof Expr.Binary binary && compares(binary.op())) {
                    check.compare(binary.left(), binary.right());
                    check.compare(binary.right(), binary.left());
                }
                for (Expr part : expr.children()) {
                    pending.push(part);
                }
            }
        }
        return check.findings;
    }

    private static boolean compares(BinaryOp op) {
        return switch (op) {
            case EQUAL, NOT_EQUAL, CONTAINS, CONTAINS_ALL, CONTAINS_ANY -> true;
            default -> false;
        };
    }

    /** Looks at the texts of one side where the other side is an input. */
    private void compare(Expr input, Expr texts) {
        List<String> path = contextPath(input);
        boolean source = path.equals(List.of("source"));
        if (!source && (path.size() < 2 || !path.get(0).equals("input"))) {
            return;
        }
        List<Expr> all = texts instanceof Expr.SetOf set ? set.elements() : List.of(texts);
        for (Expr each : all) {
            if (each instanceof Expr.Literal literal && literal.value() instanceof StringValue text) {
                if (source) {
                    compareSource(literal, text.value());
                } else {
                    compare(path.subList(1, path.size()), literal, text.value());
                }
            }
        }
    }

    private void compareSource(Expr.Literal literal, String text) {
        List<String> sources = Arrays.stream(Source.values()).map(Source::text).toList();
        if (!sources.contains(text)) {
            String near = NearestName.nearest(text, sources);
            findings.add(Diagnostic.error(
                    UNKNOWN,
                    literal.span(),
                    "context.source is never \"" + text + "\"",
                    near.isEmpty() ? "it is one of " + String.join(", ", sources) : "did you mean \"" + near + "\"?"));
        }
    }

    private void compare(List<String> path, Expr.Literal literal, String text) {
        Typed wrong = null;
        String from = "";
        for (ActionModel model : models) {
            ActionModel.Input input = model.inputs().get(path.get(0));
            Typed typed = input == null ? null : part(input.typed(), path);
            if (typed != null) {
                if (typed.constants().isEmpty() || typed.constants().contains(text)) {
                    return;
                }
                wrong = typed;
                from = input.from();
            }
        }
        if (wrong != null) {
            String near = NearestName.nearest(text, wrong.constants());
            findings.add(Diagnostic.error(
                    UNKNOWN,
                    literal.span(),
                    "input \"" + String.join(".", path) + "\" is never \"" + text + "\": " + wrong.java()
                            + " has no such constant",
                    near.isEmpty()
                            ? "it has " + String.join(", ", wrong.constants())
                            : "did you mean \"" + near + "\" (" + wrong.java() + ", from " + from + ")?"));
        }
    }

    private static Typed part(Typed input, List<String> path) {
        Typed typed = input;
        for (String name : path.subList(1, path.size())) {
            typed = typed == null ? null : typed.parts().get(name);
        }
        return typed;
    }

    /** The names behind {@code context}; none for any other expression. */
    private static List<String> contextPath(Expr expr) {
        Deque<String> path = new ArrayDeque<>();
        Expr at = expr;
        while (at instanceof Expr.GetAttr get) {
            path.push(get.name());
            at = get.operand();
        }
        boolean ofContext = at instanceof Expr.Var variable && variable.variable() == Variable.CONTEXT;
        return ofContext ? List.copyOf(path) : List.of();
    }
}
