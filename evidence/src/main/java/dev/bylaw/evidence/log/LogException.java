// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import java.io.IOException;

/** The log cannot do what it was asked. The message says what, where, why and what to do. */
public final class LogException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** More was appended than the disk takes. Later appends may succeed. */
        FULL,
        /** The log was closed. */
        CLOSED,
        /** The disk failed. Final until the log is opened again. */
        FAILED,
        /** Another process has the log open. */
        IN_USE,
        /** What was durable is missing or changed; nothing is signed over it. */
        DAMAGED,
        /** The log is older than the last head it signed: a restored backup. It may not sign under this origin again. */
        ROLLED_BACK,
        /** The configuration does not fit the log: another origin, a missing key. */
        MISCONFIGURED,
        /** The quorum of witnesses did not answer in time. The record is durable. */
        NOT_WITNESSED,
        /** The record is too large. */
        TOO_LARGE
    }

    private final Kind kind;

    LogException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    LogException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }
}
