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
    private Origins.Missing suspect;
    private Span suspectAt;

    Findings(String policyId) {
        this.policyId = policyId;
    }

    void add(FindingKind kind, Span span, String message, String hint) {
        if (seen.add(new Key(kind, span.start(), span.end(), message))) {
            Diagnostic.Severity severity = kind.isError() ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING;
            all.add(new Finding(kind, policyId, new Diagnostic(severity, kind.code(), span, message, hint)));
        }
    }

    /** Remembers the first test that can never hold: if the policy can never apply, that is probably why. */
    void suspect(Span span, Origins.Missing missing) {
        if (suspect == null) {
            suspect = missing;
            suspectAt = span;
        }
    }

    /** Adds that the policy, whose head is there, never applies. */
    void impossible(Span head) {
        String message = "this policy never applies: ";
        if (suspect == null) {
            add(
                    FindingKind.IMPOSSIBLE_POLICY,
                    head,
                    message + "it is false for every request that the schema allows",
                    "look for a comparison that can never be true");
        } else {
            add(FindingKind.IMPOSSIBLE_POLICY, suspectAt, message + suspect.message(), suspect.hint());
        }
    }

    List<Finding> all() {
        return all;
    }
}
