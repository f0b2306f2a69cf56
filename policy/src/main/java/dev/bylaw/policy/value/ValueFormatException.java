// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/**
 * A text is not what its reader expects: not a decimal, not an entity reference, not a string literal.
 *
 * <p>It carries no stack trace, because policies can provoke it at every decision.
 */
public final class ValueFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * Says what is wrong and where.
     *
     * @param offset index in the text (UTF-16 units) at which it went wrong
     */
    public ValueFormatException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where in the text it went wrong: an index in UTF-16 units. */
    public int offset() {
        return offset;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
