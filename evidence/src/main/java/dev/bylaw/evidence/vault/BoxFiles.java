// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The boxes of a vault and the slots beside them: one pair a run. One thread. */
final class BoxFiles {

    private static final String FOLDER = "vault";
    private static final String BOX = ".box";
    private static final String SLOTS = ".slots";

    private final Storage storage;

    BoxFiles(Storage storage) {
        this.storage = storage;
    }

    /** Takes the entries of a box, one after the other. */
    interface Reader {
        /** Takes an entry; returns whether to go on. */
        boolean entry(BoxEntry entry) throws IOException;
    }

    /** The numbers of the boxes, ascending. */
    List<Integer> boxes() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String file : storage.list(FOLDER)) {
            if (file.matches("[0-9]{8}\\" + BOX)) {
                numbers.add(Integer.parseInt(file.substring(0, file.length() - BOX.length())));
            }
        }
        return numbers;
    }

    static String box(int number) {
        return FOLDER + "/" + digits(number) + BOX;
    }

    static String slots(int number) {
        return SubjectKeys.FOLDER + "/" + digits(number) + SLOTS;
    }

    /**
     * Reads a box up to its end, or up to the first entry that is not whole.
     *
     * @return where the good entries end; the length of the box when all are good
     */
    long read(int number, Reader reader) throws IOException {
        byte[] content = Files.read(storage, box(number));
        ByteBuffer entries = ByteBuffer.wrap(content);
        for (int place = 0; entries.remaining() >= BoxEntry.HEADER; place++) {
            int start = entries.position();
            int length = entries.getInt(start);
            boolean whole = BoxEntry.isLength(length)
                    && length <= entries.remaining() - BoxEntry.HEADER
                    && entries.getInt(start + Integer.BYTES) == BoxEntry.checksum(content, start, length);
            if (!whole) {
                return start;
            }
            int body = start + BoxEntry.HEADER;
            if (!reader.entry(new BoxEntry(number, place, Arrays.copyOfRange(content, body, body + length)))) {
                return content.length;
            }
            entries.position(body + length);
        }
        return entries.position();
    }

    /** The slot of an entry as it is stored; zeros when it was erased or never got there. */
    byte[] slot(BoxEntry entry) throws IOException {
        ByteBuffer stored = ByteBuffer.allocate(StoredKey.STORED);
        if (storage.exists(slots(entry.box()))) {
            try (Storage.Handle file = storage.openForReading(slots(entry.box()))) {
                file.read(stored, (long) entry.place() * StoredKey.STORED);
            }
        }
        return stored.array();
    }

    /** Destroys the slot of an entry. Returns whether it was there. */
    boolean eraseSlot(BoxEntry entry) throws IOException {
        if (StoredKey.isErased(slot(entry))) {
            return false;
        }
        try (Storage.Handle file = storage.open(slots(entry.box()))) {
            file.write(ByteBuffer.allocate(StoredKey.STORED), (long) entry.place() * StoredKey.STORED);
            file.sync();
        }
        return true;
    }

    private static String digits(int number) {
        StringBuilder digits = new StringBuilder(16).append(number);
        while (digits.length() < 8) {
            digits.insert(0, '0');
        }
        return digits.toString();
    }
}
