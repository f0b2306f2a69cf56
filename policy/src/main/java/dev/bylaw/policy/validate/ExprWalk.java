// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Visits an expression and all its parts, in the order of the text, without recursion. */
final class ExprWalk {

    private ExprWalk() {}

    static void visit(Expr root, Consumer<Expr> visitor) {
        Deque<Expr> pending = new ArrayDeque<>();
        pending.push(root);
        while (!pending.isEmpty()) {
            Expr expr = pending.pop();
            visitor.accept(expr);
            List<Expr> parts = new ArrayList<>(parts(expr));
            Collections.reverse(parts);
            parts.forEach(pending::push);
        }
    }

    private static List<Expr> parts(Expr expr) {
        if (expr instanceof Expr.If choice) {
            return List.of(choice.condition(), choice.consequent(), choice.alternative());
        } else if (expr instanceof Expr.And and) {
            return and.operands();
        } else if (expr instanceof Expr.Or or) {
            return or.operands();
        } else if (expr instanceof Expr.Unary unary) {
            return List.of(unary.operand());
        } else if (expr instanceof Expr.Binary binary) {
            return List.of(binary.left(), binary.right());
        } else if (expr instanceof Expr.GetAttr get) {
            return List.of(get.operand());
        } else if (expr instanceof Expr.HasAttr has) {
            return List.of(has.operand());
        } else if (expr instanceof Expr.Like like) {
            return List.of(like.operand());
        } else if (expr instanceof Expr.Is is) {
            return is.container().isPresent()
                    ? List.of(is.operand(), is.container().get())
                    : List.of(is.operand());
        } else if (expr instanceof Expr.SetOf set) {
            return set.elements();
        } else if (expr instanceof Expr.RecordOf record) {
            return record.fields().stream().map(Expr.Field::value).toList();
        } else if (expr instanceof Expr.Call call) {
            return call.arguments();
        }
        return List.of();
    }
}
