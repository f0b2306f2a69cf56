// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** The files that hold the encrypted entries: one a run. */
final class VaultFiles {

    private static final String FOLDER = "vault";
    private static final String SUFFIX = ".box";

    private VaultFiles() {}

    /** The name of a file that does not exist yet. */
    static String next(Storage storage) throws IOException {
        int number = 0;
        for (String file : storage.list(FOLDER)) {
            if (file.endsWith(SUFFIX)) {
                number = Math.max(number, Integer.parseInt(file.substring(0, file.length() - SUFFIX.length())) + 1);
            }
        }
        StringBuilder digits = new StringBuilder(16).append(number);
        while (digits.length() < 8) {
            digits.insert(0, '0');
        }
        return FOLDER + "/" + digits + SUFFIX;
    }

    /** Collects the disclosures kept for a decision about a subject. */
    static void search(Storage storage, VaultKeys keys, String subject, String decision, List<String> found)
            throws IOException {
        for (String file : storage.list(FOLDER)) {
            if (!file.endsWith(SUFFIX)) {
                continue;
            }
            ByteBuffer entries = ByteBuffer.wrap(Files.read(storage, FOLDER + "/" + file));
            while (entries.remaining() > Integer.BYTES) {
                int length = entries.getInt();
                if (length < 0 || length > entries.remaining()) {
                    break; // the last entry of a run that was killed
                }
                byte[] entry = new byte[length];
                entries.get(entry);
                byte[] content = keys.open(subject, entry);
                if (content != null) {
                    take(content, decision, found);
                }
            }
        }
    }

    private static void take(byte[] content, String decision, List<String> found) throws IOException {
        try {
            Map<String, Object> entry = JsonReader.parseObject(content);
            if (decision.equals(entry.get("decision")) && entry.get("disclosures") instanceof List<?> disclosures) {
                for (Object disclosure : disclosures) {
                    found.add(disclosure.toString());
                }
            }
        } catch (JsonException e) {
            throw new IOException(
                    "an entry of the vault decrypts to something that it never was: " + e.getMessage(), e);
        }
    }
}
