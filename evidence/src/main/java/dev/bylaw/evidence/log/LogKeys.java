// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;

/**
 * The key that signs the log's heads, and {@code trust.policy}, which tells others about it.
 *
 * <p>Both are there when a log has been opened for the first time, so that whoever hands {@code trust.policy} out need not
 * wait. Later openings leave reading the key to the first signature: that takes milliseconds. One thread.
 */
final class LogKeys {

    static final String KEY = "keys/log.pem";
    static final String NEXT_KEY = "keys/log-next.pem";
    static final String TRUST = "trust.policy";

    /** A comment to other readers; lets the folder's owner see a change that would still make a policy. */
    private static final String SUM = "# sha256 ";

    private final Storage storage;
    private final LogSettings settings;
    private SigningKey key;

    LogKeys(Storage storage, LogSettings settings) {
        this.storage = storage;
        this.settings = settings;
    }

    /** The key in use. */
    SigningKey current() throws IOException {
        if (key == null) {
            finishRotation();
            if (storage.exists(KEY)) {
                key = read(KEY);
            } else {
                key = SigningKey.generate(settings.origin(), KeyType.NOTE);
                Files.replace(storage, KEY, key.toPem().getBytes(UTF_8));
            }
            publishTrust("");
        }
        return key;
    }

    /** Makes the key and the policy of a log that has none yet. */
    void make() throws IOException {
        if (!storage.exists(KEY) || !storage.exists(TRUST)) {
            current();
        }
    }

    /** Makes the key that will be used next, or finds the one that an unfinished rotation made. */
    SigningKey prepareNext() throws IOException {
        if (storage.exists(NEXT_KEY)) {
            return read(NEXT_KEY);
        }
        SigningKey next = SigningKey.generate(settings.origin(), KeyType.NOTE);
        Files.replace(storage, NEXT_KEY, next.toPem().getBytes(UTF_8));
        return next;
    }

    /** Uses the next key from now on. Only after a head that covers the record of the change is signed and published. */
    void useNext() throws IOException {
        SigningKey next = read(NEXT_KEY);
        publishTrust("log " + next.verificationKey() + "\n");
        finishRotation();
        key = next;
    }

    /** The next key counts from the moment when it is in {@code trust.policy}. */
    private void finishRotation() throws IOException {
        if (storage.exists(NEXT_KEY)
                && storage.exists(TRUST)
                && new String(Files.read(storage, TRUST), UTF_8)
                        .contains(read(NEXT_KEY).verificationKey().toString())) {
            storage.rename(NEXT_KEY, KEY);
            storage.syncFolder("keys");
        }
    }

    private SigningKey read(String file) throws IOException {
        try {
            return SigningKey.fromPem(settings.origin(), KeyType.NOTE, new String(Files.read(storage, file), UTF_8));
        } catch (FormatException e) {
            throw new IOException(
                    storage.locate(file) + " cannot be used: " + e.getMessage()
                            + ". Restore it from a copy; without it the log cannot go on under this origin.",
                    e);
        }
    }

    /** Writes the policy when it is not yet what it should be. The keys of all times stay: old heads keep verifying. */
    private void publishTrust(String more) throws IOException {
        StringBuilder text = new StringBuilder();
        String before = storage.exists(TRUST) ? new String(Files.read(storage, TRUST), UTF_8) : "";
        for (int at = 0; at < before.length(); ) {
            int end = before.indexOf('\n', at);
            end = end < 0 ? before.length() : end;
            if (before.startsWith("log ", at)) {
                text.append(before, at, end).append('\n');
            }
            at = end + 1;
        }
        String own = "log " + key.verificationKey() + "\n";
        if (text.indexOf(own) < 0) {
            text.append(own);
        }
        text.append(more);
        appendWitnesses(text);
        String sum = sha256(text.toString());
        text.append(SUM).append(sum).append('\n');
        if (!before.contentEquals(text)) {
            Files.replace(storage, TRUST, text.toString().getBytes(UTF_8));
        }
    }

    private void appendWitnesses(StringBuilder text) {
        if (settings.quorum() == 0) {
            text.append("quorum none\n");
            return;
        }
        StringBuilder group = new StringBuilder("group witnesses ").append(settings.quorum());
        for (int i = 0; i < settings.witnesses().size(); i++) {
            LogSettings.Witness witness = settings.witnesses().get(i);
            text.append("witness ").append(witness.name()).append(' ').append(witness.vkey());
            text.append(' ').append(witness.url()).append('\n');
            group.append(' ').append(witness.name());
        }
        text.append(group).append("\nquorum witnesses\n");
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(UTF_8));
    }
}
