// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Finds expressions that follow more entity references, one from the other, than a level allows (Cedar RFC 76).
 * Whoever loads entities up to that level from principal, action, resource and context has all that policies need.
 *
 * <p>Works on expressions that passed the type checker; recursion is bounded as there.
 */
final class LevelCheck {

    private final Schema.RequestEnvironment environment;
    private final int level;
    private final Findings findings;

    LevelCheck(Schema.RequestEnvironment environment, int level, Findings findings) {
        this.environment = environment;
        this.level = level;
        this.findings = findings;
    }

    void check(Typed typed) {
        List<Typed> parts = typed.parts();
        if (typed.expr() instanceof Expr.Binary binary && dereferences(binary.op())) {
            dereference(typed, parts.get(0));
            check(parts.get(1));
        } else if ((typed.expr() instanceof Expr.GetAttr || typed.expr() instanceof Expr.HasAttr)
                && parts.get(0).type() instanceof Type.Entity) {
            dereference(typed, parts.get(0));
        } else {
            parts.forEach(this::check);
        }
    }

    private static boolean dereferences(BinaryOp op) {
        return op == BinaryOp.IN || op == BinaryOp.HAS_TAG || op == BinaryOp.GET_TAG;
    }

    private void dereference(Typed expression, Typed target) {
        int needed = levelOf(target, new ArrayDeque<>()) + 1;
        if (needed > level) {
            findings.add(
                    FindingKind.LEVEL_EXCEEDED,
                    expression.expr().span(),
                    "this needs entities of level " + needed + ", and level " + level + " is allowed",
                    "pass the value in the context, or allow a higher level");
        }
    }

    /**
     * How many references lead to the entity that the target gives.
     *
     * @param path the attributes by which the entity is taken out of a record, the outermost last
     */
    private int levelOf(Typed target, Deque<String> path) {
        List<Typed> parts = target.parts();
        if (target.expr() instanceof Expr.Literal literal) {
            if (!literal.value().equals(environment.action().uid())) {
                findings.add(
                        FindingKind.LITERAL_DEREFERENCED,
                        literal.span(),
                        "an entity that the policy names cannot be looked into at any level",
                        "take it from the principal, the resource or the context");
            }
            return 0;
        }
        if (target.expr() instanceof Expr.If) {
            check(parts.get(0));
            int highest = 0;
            for (Typed branch : parts.subList(1, parts.size())) {
                highest = Math.max(highest, levelOf(branch, new ArrayDeque<>(path)));
            }
            return highest;
        }
        if (target.expr() instanceof Expr.GetAttr get) {
            if (parts.get(0).type() instanceof Type.Entity) {
                return levelOf(parts.get(0), new ArrayDeque<>()) + 1;
            }
            path.push(get.name());
            return levelOf(parts.get(0), path);
        }
        if (target.expr() instanceof Expr.Binary binary && binary.op() == BinaryOp.GET_TAG) {
            check(parts.get(1));
            return levelOf(parts.get(0), new ArrayDeque<>()) + 1;
        }
        return target.expr() instanceof Expr.RecordOf record ? levelInRecord(record, parts, path) : 0;
    }

    private int levelInRecord(Expr.RecordOf record, List<Typed> values, Deque<String> path) {
        String wanted = path.poll();
        int found = 0;
        for (int i = 0; i < values.size(); i++) {
            if (record.fields().get(i).name().equals(wanted)) {
                found = levelOf(values.get(i), path);
            } else {
                check(values.get(i));
            }
        }
        return found;
    }
}
