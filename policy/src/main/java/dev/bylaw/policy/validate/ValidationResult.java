// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.Diagnostic;
import java.util.List;

/**
 * What the validator found, in the order of the policies and of their text. Immutable.
 *
 * @param findings errors and warnings
 */
public record ValidationResult(List<Finding> findings) {
    public ValidationResult {
        findings = List.copyOf(findings);
    }

    /** Whether there is no error; warnings do not count. */
    public boolean isValid() {
        return findings.stream().noneMatch(finding -> finding.kind().isError());
    }

    /** What must be corrected. */
    public List<Diagnostic> errors() {
        return diagnostics(true);
    }

    /** What somebody should look at. */
    public List<Diagnostic> warnings() {
        return diagnostics(false);
    }

    private List<Diagnostic> diagnostics(boolean errors) {
        return findings.stream()
                .filter(finding -> finding.kind().isError() == errors)
                .map(Finding::diagnostic)
                .toList();
    }
}
