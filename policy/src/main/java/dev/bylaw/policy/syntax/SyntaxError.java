// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.Diagnostic;

/** Leaves a construct that cannot be read further. It never leaves this module: readers collect what it carries. */
public final class SyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /** Carries this finding. */
    public SyntaxError(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /** What was found. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
