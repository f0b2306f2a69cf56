// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

/**
 * A refusal, for applications that do not have {@code ActionDeniedException} on their class path. Like that one it has
 * no cause and no stack trace. In java.base, because the application must be able to see the exception's class.
 */
public final class BylawRefusal extends SecurityException {

    private static final long serialVersionUID = 1L;

    /** A refusal with the message that the caller reads. */
    public BylawRefusal(String message) {
        super(message);
    }

    /** Does nothing: a refusal has no stack trace. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
