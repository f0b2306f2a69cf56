// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

/** Operators and built-in methods on one operand. */
public enum UnaryOp {
    NOT("!"),
    NEGATE("-"),
    IS_EMPTY("isEmpty");

    private final String symbol;

    UnaryOp(String symbol) {
        this.symbol = symbol;
    }

    /** The operator, or the method's name, as policies write it. */
    public String symbol() {
        return symbol;
    }

    /** Whether it is written as a method: {@code operand.isEmpty()}. */
    public boolean isMethod() {
        return this == IS_EMPTY;
    }
}
