// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.ast.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a text, so that its author sees several errors at once, but no flood. */
public final class Findings {

    /** More errors than this are not collected: they seldom say more. */
    public static final int MOST = 20;

    private final List<Diagnostic> found = new ArrayList<>();

    /** Adds a finding, unless there are enough. */
    public void add(Diagnostic diagnostic) {
        if (!isFull()) {
            found.add(diagnostic);
        }
    }

    /** Adds an error, unless there are enough. */
    public void error(String code, Span span, String message, String hint) {
        add(Diagnostic.error(code, span, message, hint));
    }

    /** Whether reading on serves no one. */
    public boolean isFull() {
        return found.size() >= MOST;
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws what was found, if anything was. */
    public void throwIfAny() throws PolicyException {
        if (!found.isEmpty()) {
            throw new PolicyException(found);
        }
    }
}
