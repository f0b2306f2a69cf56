// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.vault.VaultFolder.Finder;
import java.io.IOException;

/** Looks at every key, slot and entry of a vault. One thread. */
final class VaultCheck {

    private final Storage storage;
    private final BoxFiles boxes;
    private final Finder faults;
    private final Finder notes;

    VaultCheck(Storage storage, BoxFiles boxes, Finder faults, Finder notes) {
        this.storage = storage;
        this.boxes = boxes;
        this.faults = faults;
        this.notes = notes;
    }

    void run() throws IOException {
        for (String file : SubjectKeys.files(storage)) {
            if (StoredKey.load(Files.read(storage, file)) == null) {
                faults.found(file, "the key is damaged");
            }
        }
        for (int box : boxes.boxes()) {
            box(box);
        }
    }

    private void box(int number) throws IOException {
        int[] entries = {0};
        long end = boxes.read(number, entry -> {
            entries[0]++;
            entry(entry);
            return true;
        });
        long size = size(BoxFiles.box(number));
        long slots = storage.exists(BoxFiles.slots(number)) ? size(BoxFiles.slots(number)) : 0;
        long missing = slots / StoredKey.STORED - entries[0];
        if (slots % StoredKey.STORED != 0) {
            notes.found(BoxFiles.slots(number), "the last slot is cut, as a crash cuts it");
        }
        if (end < size || missing > 0) {
            // A slot is written before its entry, so a kill leaves one entry cut or missing, and damage more.
            (missing > 1 ? faults : notes)
                    .found(
                            BoxFiles.box(number),
                            "the entry at byte " + end + (missing > 1 ? " is damaged" : " is cut, as a crash cuts it"));
        }
    }

    private void entry(BoxEntry entry) throws IOException {
        byte[] stored = boxes.slot(entry);
        byte[] slot = StoredKey.load(stored);
        if (slot == null && !StoredKey.isErased(stored)) {
            faults.found(
                    BoxFiles.slots(entry.box()),
                    "the slot at byte " + entry.place() * StoredKey.STORED + " is damaged");
        }
        String keyFile = SubjectKeys.name(entry.subject());
        byte[] key = storage.exists(keyFile) ? StoredKey.load(Files.read(storage, keyFile)) : null;
        if (slot != null && key != null && entry.open(BoxEntry.key(key, slot)) == null) {
            notes.found(
                    BoxFiles.box(entry.box()),
                    "entry " + entry.place() + " does not open: its subject was erased, and has a new key since");
        }
    }

    private long size(String name) throws IOException {
        try (Storage.Handle file = storage.openForReading(name)) {
            return file.size();
        }
    }
}
