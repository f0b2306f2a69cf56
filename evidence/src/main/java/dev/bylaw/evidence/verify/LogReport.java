// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.note.Checkpoint;
import java.util.List;

/**
 * What the verification of a log came to.
 *
 * @param head the signed head; absent when there is none that can be trusted
 * @param signers the names of those whose signatures verified
 * @param records how many records were hashed
 * @param bytes how many bytes those were
 * @param findings what does not verify; empty when all does
 * @param notes what is worth knowing and no fault: what a crash left, what could not be looked at
 */
public record LogReport(
        Checkpoint head, List<String> signers, long records, long bytes, List<Finding> findings, List<Finding> notes) {

    /** Keeps copies of the lists. */
    public LogReport {
        signers = List.copyOf(signers);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** Whether everything verified. */
    public boolean verified() {
        return findings.isEmpty();
    }
}
