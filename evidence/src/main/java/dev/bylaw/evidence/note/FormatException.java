// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

/** Text that is not what it should be. The message says which part. */
public final class FormatException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A message of one sentence without the final stop. */
    public FormatException(String message) {
        super(message);
    }
}
