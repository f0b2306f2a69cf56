// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.Diagnostic;
import java.util.Objects;

/**
 * Something the validator found.
 *
 * @param policyId the policy or template it is about; of a linked policy, the link's id; empty when no policy is
 * @param diagnostic the same for people, with place and hint; its code is that of the kind
 */
public record Finding(FindingKind kind, String policyId, Diagnostic diagnostic) {
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(policyId, "policyId");
        Objects.requireNonNull(diagnostic, "diagnostic");
    }
}
