// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

/** A {@code when} or {@code unless} clause. */
public record Condition(Kind kind, Expr body, Span span) {

    /** Refuses a body that nests too deep, so that nobody who walks policies can exhaust a stack. */
    public Condition {
        if (Depth.isTooDeep(body)) {
            throw new IllegalArgumentException("The condition nests deeper than " + Expr.MAX_DEPTH + ".");
        }
    }

    /** Whether the body must be true, or must be false. */
    public enum Kind {
        WHEN("when"),
        UNLESS("unless");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        /** The word as policies write it. */
        public String keyword() {
            return keyword;
        }
    }
}
