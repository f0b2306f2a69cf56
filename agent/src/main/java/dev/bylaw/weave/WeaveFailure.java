// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/** A class could not be woven. The message says which, why, and what became of it. */
public final class WeaveFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** A failure, with the error behind it. */
    public WeaveFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
