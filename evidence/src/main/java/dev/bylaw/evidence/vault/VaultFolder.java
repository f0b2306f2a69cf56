// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.Randomness;
import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A vault on the disk: reads disclosures, erases them. Also while the service that writes it runs.
 *
 * <h2>Guarantees</h2>
 * When an erasure returns, what it erased can be read by nobody any more who has not copied {@code vault/keys} before, also
 * not from copies of the boxes.
 *
 * <p>One thread.
 */
public final class VaultFolder {

    private final Storage storage;
    private final BoxFiles boxes;
    private final SubjectKeys keys;

    /** The vault in a log's folder; it may be empty. */
    public VaultFolder(Path folder) {
        this.storage = new DiskStorage(folder);
        this.boxes = new BoxFiles(storage);
        this.keys = new SubjectKeys(storage, Randomness.system());
    }

    /** What the vault has about a decision. */
    public sealed interface Kept {

        /** The disclosures, as RFC 9901 writes them: base64url of {@code [salt, name, value]}. */
        record Open(List<String> disclosures) implements Kept {
            /** Keeps a copy. */
            public Open {
                disclosures = List.copyOf(disclosures);
            }
        }

        /** Something was kept, and its key was destroyed. */
        record Erased() implements Kept {}

        /** Nothing was ever kept, or the box was deleted. */
        record Nothing() implements Kept {}
    }

    /** What is kept about a decision. */
    public Kept read(String decision) throws IOException {
        List<String> found = new ArrayList<>();
        boolean any = false;
        for (BoxEntry entry : entriesOf(decision)) {
            any = true;
            byte[] content = open(entry);
            if (content != null) {
                take(content, decision, found);
            }
        }
        return !any ? new Kept.Nothing() : found.isEmpty() ? new Kept.Erased() : new Kept.Open(found);
    }

    /** Erases what was kept about one decision. Returns whether anything was. */
    public boolean eraseDecision(String decision) throws IOException {
        boolean erased = false;
        for (BoxEntry entry : entriesOf(decision)) {
            erased |= boxes.eraseSlot(entry);
        }
        return erased;
    }

    /**
     * Erases all that was kept about a subject, up to now and in all runs. What is kept about it later is under a new key.
     *
     * @return whether there was a key
     */
    public boolean eraseSubject(String subject) throws IOException {
        return keys.erase(BoxEntry.hash(subject));
    }

    /** What a check finds in a file. */
    public interface Finder {
        /** Something about a file of the folder. */
        void found(String file, String message);
    }

    /**
     * Checks every byte of the vault: that what is not erased opens.
     *
     * @param faults for what no crash explains
     * @param notes for what is worth knowing and no fault
     */
    public void check(Finder faults, Finder notes) throws IOException {
        new VaultCheck(storage, boxes, faults, notes).run();
    }

    /** What is sealed in an entry; {@code null} when either of its keys was destroyed. */
    private byte[] open(BoxEntry entry) throws IOException {
        byte[] stored = boxes.slot(entry);
        byte[] subjectKey = keys.toOpen(entry.subject());
        if (StoredKey.isErased(stored) || subjectKey == null) {
            return null;
        }
        byte[] slot = StoredKey.load(stored);
        if (slot == null) {
            throw new IOException(storage.locate(BoxFiles.slots(entry.box())) + " is damaged at byte "
                    + (long) entry.place() * StoredKey.STORED + ". Restore it from a copy.");
        }
        return entry.open(BoxEntry.key(subjectKey, slot));
    }

    private List<BoxEntry> entriesOf(String decision) throws IOException {
        byte[] wanted = BoxEntry.hash(decision);
        List<BoxEntry> found = new ArrayList<>();
        for (int box : boxes.boxes()) {
            boxes.read(box, entry -> {
                if (entry.isOf(wanted)) {
                    found.add(entry);
                }
                return true;
            });
        }
        return found;
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
                    "an entry of the vault decrypts to " + new String(content, UTF_8) + ", which it never was", e);
        }
    }
}
