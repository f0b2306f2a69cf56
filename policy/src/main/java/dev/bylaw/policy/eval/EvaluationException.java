// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.ast.Span;

/** Ends the evaluation of one policy. Without a stack trace, because requests can provoke it at every decision. */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final EvaluationError.Kind kind;

    private final transient Span span;

    EvaluationException(EvaluationError.Kind kind, Span span, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.span = span;
    }

    /** What went wrong and where. Made when asked for: counting lines takes longer than the rest of a decision. */
    @Override
    public String getMessage() {
        boolean nowhere = span == null || span.isNowhere();
        return nowhere ? super.getMessage() : span + ": " + super.getMessage();
    }

    /** What went wrong. */
    public EvaluationError.Kind kind() {
        return kind;
    }
}
