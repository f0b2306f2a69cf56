// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import java.util.ArrayList;
import java.util.List;

/** Measures how deep expressions nest, without recursion, so that it can be asked before anyone recurses. */
public final class Depth {

    private Depth() {}

    /** Whether the expression nests deeper than {@link Expr#MAX_DEPTH}. */
    public static boolean isTooDeep(Expr expr) {
        List<Expr> level = List.of(expr);
        for (int depth = 1; depth <= Expr.MAX_DEPTH; depth++) {
            List<Expr> next = new ArrayList<>();
            for (Expr e : level) {
                next.addAll(e.children());
            }
            if (next.isEmpty()) {
                return false;
            }
            level = next;
        }
        return true;
    }
}
