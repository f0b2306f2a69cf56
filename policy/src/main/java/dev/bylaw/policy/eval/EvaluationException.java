// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import dev.bylaw.policy.EvaluationError;

/** Ends the evaluation of one policy. Without a stack trace, because requests can provoke it at every decision. */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final EvaluationError.Kind kind;

    EvaluationException(EvaluationError.Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What went wrong. */
    public EvaluationError.Kind kind() {
        return kind;
    }
}
