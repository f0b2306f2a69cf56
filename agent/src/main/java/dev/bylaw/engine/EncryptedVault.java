// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.ArgumentDigester;
import dev.bylaw.evidence.vault.DisclosureVault;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Keeps openings in the log's folder, encrypted, until somebody erases them. Any thread. */
final class EncryptedVault implements ArgumentVault, Closeable {

    private final DisclosureVault vault;

    EncryptedVault(Path logFolder) throws IOException {
        this.vault = DisclosureVault.open(logFolder);
    }

    @Override
    public void keep(String subject, String decisionId, List<ArgumentDigester.Disclosure> disclosures) {
        if (disclosures.isEmpty()) {
            return;
        }
        try {
            vault.keep(subject, decisionId, disclosures);
        } catch (IOException notKept) {
            throw new UncheckedIOException(notKept);
        }
    }

    @Override
    public void close() throws IOException {
        vault.close();
    }
}
