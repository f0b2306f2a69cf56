// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * The service must not start. The message is for the operator: what is wrong, where, and what to do; one line, or a few.
 */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** A failure that needs no stack trace, because the message says all. */
    public StartFailure(String message) {
        super(message, null, false, false);
    }
}
