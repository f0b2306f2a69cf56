// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import java.util.List;

/**
 * A text cannot be used: a policy, a schema, entities, a request. Nothing of it takes effect.
 *
 * <p>The message is every diagnostic as a compiler prints it, one below the other.
 */
public final class PolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Carries what was found; at least one error. */
    public PolicyException(List<Diagnostic> diagnostics) {
        super(Diagnostic.render(diagnostics));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** What was found, in the order of the text. Empty after serialisation; the message stays. */
    public List<Diagnostic> diagnostics() {
        return diagnostics == null ? List.of() : diagnostics;
    }
}
