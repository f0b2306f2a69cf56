// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.ast.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects findings about one policy. The same one found in several request environments is kept once: same kind,
 * same place, same message.
 */
final class Findings {

    private record Key(FindingKind kind, int start, int end, String message) {}

    private final String policyId;
    private final Set<Key> seen = new HashSet<>();
    private final List<Finding> all = new ArrayList<>();

    Findings(String policyId) {
        this.policyId = policyId;
    }

    void add(FindingKind kind, Span span, String message, String hint) {
        if (seen.add(new Key(kind, span.start(), span.end(), message))) {
            Diagnostic.Severity severity = kind.isError() ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING;
            all.add(new Finding(kind, policyId, new Diagnostic(severity, kind.code(), span, message, hint)));
        }
    }

    /** How many there are, so that a check can tell whether it added any. */
    int size() {
        return all.size();
    }

    List<Finding> all() {
        return all;
    }
}
