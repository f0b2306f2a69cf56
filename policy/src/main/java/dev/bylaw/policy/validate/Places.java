// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Narrows a place in a policy to the few characters that somebody should look at. */
final class Places {

    private Places() {}

    /**
     * The attribute's name, or its bracket, at the end of {@code operand.name} or {@code operand["name"]}; the whole
     * expression where the policy is JSON or has no text.
     */
    static Span ofName(Expr.GetAttr get) {
        Span whole = get.span();
        int from = get.operand().span().end();
        if (whole.isNowhere() || from < whole.start() || from > whole.end()) {
            return whole;
        }
        String rest = whole.source().text().substring(from, whole.end());
        if (rest.endsWith("]")) {
            return new Span(whole.source(), from + rest.indexOf('['), whole.end());
        }
        int dot = rest.lastIndexOf('.');
        return dot < 0 ? whole : new Span(whole.source(), from + dot + 1, whole.end());
    }

    /** The path, when the expression is an attribute somewhere below the context. */
    static Optional<List<String>> contextPath(Expr expr) {
        List<String> path = new ArrayList<>();
        Expr at = expr;
        while (at instanceof Expr.GetAttr get) {
            path.add(get.name());
            at = get.operand();
        }
        Collections.reverse(path);
        boolean below = at instanceof Expr.Var variable && variable.variable() == Variable.CONTEXT && !path.isEmpty();
        return below ? Optional.of(List.copyOf(path)) : Optional.empty();
    }

    /** The first line of a policy: enough to find it by. */
    static Span head(PolicyBody policy) {
        Span span = policy.span();
        if (span.isNowhere()) {
            return span;
        }
        int newline = span.source().text().indexOf('\n', span.start());
        return new Span(span.source(), span.start(), newline < 0 ? span.end() : Math.min(newline, span.end()));
    }
}
