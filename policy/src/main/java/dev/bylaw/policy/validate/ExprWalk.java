// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import java.util.ArrayDeque;
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
            List<Expr> parts = expr.children();
            for (int i = parts.size() - 1; i >= 0; i--) {
                pending.push(parts.get(i));
            }
        }
    }
}
