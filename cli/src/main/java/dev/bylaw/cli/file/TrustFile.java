// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.file;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.TrustPolicy;
import java.nio.file.Path;

/** Reads a trust policy: the keys and the quorum that a verifier chose. */
public final class TrustFile {

    private TrustFile() {}

    /** The policy in a file. */
    public static TrustPolicy read(Path file) throws Failure {
        try {
            return TrustPolicy.parse(TextFile.read(file).text());
        } catch (FormatException e) {
            throw Failure.configuration(
                    file + ": error: " + e.getMessage()
                            + ". A trust policy is a C2SP tlog-policy, as the log writes one" + " into trust.policy.",
                    e);
        }
    }
}
