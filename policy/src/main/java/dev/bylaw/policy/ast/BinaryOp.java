// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

/**
 * Operators and built-in methods on two operands. {@code !=}, {@code >} and {@code >=} are kept as written: they mean the
 * negation of {@code ==}, {@code <=} and {@code <}.
 */
public enum BinaryOp {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    IN("in"),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    CONTAINS("contains", true),
    CONTAINS_ALL("containsAll", true),
    CONTAINS_ANY("containsAny", true),
    GET_TAG("getTag", true),
    HAS_TAG("hasTag", true);

    private final String symbol;
    private final boolean method;

    BinaryOp(String symbol) {
        this(symbol, false);
    }

    BinaryOp(String symbol, boolean method) {
        this.symbol = symbol;
        this.method = method;
    }

    /** The operator, or the method's name, as policies write it. */
    public String symbol() {
        return symbol;
    }

    /** Whether it is written as a method: {@code left.contains(right)}. */
    public boolean isMethod() {
        return method;
    }
}
