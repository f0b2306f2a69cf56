// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.note.VerificationKey;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import java.io.IOException;

/** Whether the keys, {@code trust.policy} and the signatures of the checkpoint belong together. One thread. */
final class KeyCheck {

    static final String TRUST = "trust.policy";
    private static final String KEY = "keys/log.pem";
    private static final String NEXT_KEY = "keys/log-next.pem";

    private final Storage storage;
    private final Findings findings;

    KeyCheck(Storage storage, Findings findings) {
        this.storage = storage;
        this.findings = findings;
    }

    /**
     * Checks the keys of the log of that name.
     *
     * @param verified how many signatures of the checkpoint have been verified already
     */
    void run(String origin, int verified) throws IOException {
        if (!storage.exists(TRUST)) {
            findings.fault(TRUST, "the file is missing; the log writes it at its next start");
            return;
        }
        TrustPolicy own;
        try {
            byte[] file = Files.read(storage, TRUST);
            SummedText.verified(file, "# sha256 ");
            own = TrustPolicy.parse(new String(file, UTF_8));
        } catch (FormatException e) {
            findings.fault(TRUST, "the file is not as the log wrote it: " + e.getMessage());
            return;
        }
        signatures(own, verified);
        if (!storage.exists(KEY)) {
            findings.fault(KEY, "the key is missing; without it the log cannot go on under its origin");
        } else {
            key(KEY, origin, own);
        }
        if (storage.exists(NEXT_KEY)) {
            key(NEXT_KEY, origin, null);
            findings.note(NEXT_KEY, "a change of the key is not finished; the next start finishes it");
        }
    }

    /** Each line must be of a key that the policy knows, or else nobody would ever see that it does not verify. */
    private void signatures(TrustPolicy own, int verified) throws IOException {
        try {
            byte[] checkpoint = Files.read(storage, TilePath.CHECKPOINT);
            Note note = Note.parse(checkpoint);
            int lines = note.signatures().size();
            for (VerificationKey witness : own.witnesses()) {
                if (!hasSigned(note, witness)) {
                    findings.note(TilePath.CHECKPOINT, "the witness " + witness.name() + " has not signed this head");
                }
            }
            if (lines != verified && lines != own.accept(checkpoint).signers().size()) {
                findings.fault(TilePath.CHECKPOINT, "a signature is of nobody in the log's own " + TRUST);
            }
        } catch (FormatException e) {
            findings.fault(TilePath.CHECKPOINT, "not acceptable to the log's own " + TRUST + ": " + e.getMessage());
        }
    }

    private static boolean hasSigned(Note note, VerificationKey key) {
        for (Note.Signature signature : note.signatures()) {
            if (signature.keyId() == key.id() && signature.name().equals(key.name())) {
                return true;
            }
        }
        return false;
    }

    private void key(String name, String origin, TrustPolicy own) throws IOException {
        String pem = new String(Files.read(storage, name), UTF_8);
        try {
            SigningKey key = SigningKey.fromPem(origin, KeyType.NOTE, pem);
            if (!key.toPem().equals(pem)) {
                findings.fault(name, "the file is not as the log wrote it");
            } else if (own != null && !knows(own, key.verificationKey())) {
                findings.fault(name, "the key is not in " + TRUST);
            }
        } catch (FormatException e) {
            findings.fault(name, e.getMessage());
        }
    }

    private static boolean knows(TrustPolicy policy, VerificationKey wanted) {
        for (VerificationKey key : policy.logs()) {
            if (key.toString().equals(wanted.toString())) {
                return true;
            }
        }
        return false;
    }
}
