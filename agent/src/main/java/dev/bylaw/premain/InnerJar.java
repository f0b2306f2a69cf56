// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jar in {@code bylaw.jar} that holds everything but the entry points, read from where it lies.
 *
 * <p>A reader of its own because start-up is what an agent costs everybody: as 1,400 entries of the outer jar the same classes
 * take three times as long to read, and every opening of that jar has to index them. The build has put an index into this one.
 * Neither jar is compressed. Should
 * somebody have packed the outer one again, this one is unpacked into memory.
 *
 * <p>Format: PKWARE APPNOTE 6.3, without comment, ZIP64 and encryption. Thread-safe.
 */
final class InnerJar {

    static final String NAME = "inst.jar";

    private static final int END_SIZE = 22;
    private static final int END_MAGIC = 0x06054b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int CENTRAL_MAGIC = 0x02014b50;
    private static final int LOCAL_SIZE = 30;
    private static final int LOCAL_MAGIC = 0x04034b50;

    /** Where an entry begins, and how long its name and its content are. */
    private static final class Place {
        final int offset;
        final int name;
        final int size;

        Place(int offset, int name, int size) {
            this.offset = offset;
            this.name = name;
            this.size = size;
        }

        long end() {
            return (long) offset + LOCAL_SIZE + name + size;
        }
    }

    /** The outer jar; not used when the inner one had to be unpacked. */
    private final RandomAccessFile outer;

    private final long start;
    private final int size;
    private final byte[] unpacked;
    /** The build's index; {@code null} in a jar without one. */
    private final InnerIndex index;

    private final Map<String, Place> places;

    /** @throws IOException when this is not a bylaw.jar as it was built */
    InnerJar(File bylawJar) throws IOException {
        this.outer = new RandomAccessFile(bylawJar, "r");
        StoredEntry stored = StoredEntry.find(outer, NAME);
        this.unpacked = stored == null ? unpack(bylawJar) : null;
        this.start = stored == null ? 0 : stored.offset;
        this.size = stored == null ? unpacked.length : stored.size;
        int length = size < InnerIndex.START ? 0 : InnerIndex.length(bytes(0, InnerIndex.START));
        check(length <= size - InnerIndex.START);
        this.index = length == 0 ? null : new InnerIndex(bytes(InnerIndex.START, length));
        this.places = index == null ? directory() : null;
    }

    /** The bytes of an entry, or {@code null} when there is none of this name. */
    byte[] read(String name) throws IOException {
        if (index != null) {
            return indexed(name);
        }
        Place place = places.get(name);
        return place == null ? null : bytes(place.offset + LOCAL_SIZE + place.name, place.size);
    }

    boolean contains(String name) throws IOException {
        return index == null ? places.containsKey(name) : read(name) != null;
    }

    /** Reads the entry with its header, which says whose content it is. */
    private byte[] indexed(String name) throws IOException {
        int slot = index.slot(name);
        if (slot < 0) {
            return null;
        }
        int offset = index.offset(slot);
        int start = LOCAL_SIZE + name.length();
        int content = index.size(slot);
        check(offset > 0 && content >= 0 && (long) offset + start + content <= size);
        byte[] entry = bytes(offset, start + content);
        // Compressed content cannot be read in place, and an extra field would move it.
        check(i32(entry, 0) == LOCAL_MAGIC && u16(entry, 8) == 0 && u16(entry, 28) == 0 && i32(entry, 22) == content);
        String found = new String(entry, LOCAL_SIZE, name.length(), StandardCharsets.ISO_8859_1);
        // Another name of the same hash code may be asked for, of a class that is not in this jar.
        boolean same = u16(entry, 26) == name.length() && found.equals(name);
        return same ? Arrays.copyOfRange(entry, start, entry.length) : null;
    }

    private byte[] bytes(int offset, int length) throws IOException {
        byte[] part = new byte[length];
        if (unpacked != null) {
            System.arraycopy(unpacked, offset, part, 0, length);
            return part;
        }
        synchronized (outer) {
            outer.seek(start + offset);
            outer.readFully(part);
        }
        return part;
    }

    private static byte[] unpack(File bylawJar) throws IOException {
        try (ZipFile jar = new ZipFile(bylawJar)) {
            ZipEntry entry = jar.getEntry(NAME);
            if (entry == null) {
                throw new IOException(
                        bylawJar + " has no " + NAME + "; it is not a bylaw.jar, or was packed again without it");
            }
            byte[] content = new byte[(int) entry.getSize()];
            try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                in.readFully(content);
            }
            return content;
        }
    }

    private Map<String, Place> directory() throws IOException {
        check(size >= END_SIZE);
        byte[] end = bytes(size - END_SIZE, END_SIZE);
        int length = i32(end, 12);
        int offset = i32(end, 16);
        check(i32(end, 0) == END_MAGIC && length >= 0 && offset >= 0 && offset == size - END_SIZE - length);
        byte[] central = bytes(offset, length);
        int count = u16(end, 10);
        Map<String, Place> found = new HashMap<String, Place>(2 * count);
        int at = 0;
        for (int i = 0; i < count; i++) {
            check(length - at >= CENTRAL_SIZE && i32(central, at) == CENTRAL_MAGIC);
            int nameLength = u16(central, at + 28);
            // Compressed content cannot be read in place, and an extra field or a comment would move what follows it.
            check(u16(central, at + 10) == 0 && u16(central, at + 30) == 0 && u16(central, at + 32) == 0);
            check(length - at >= CENTRAL_SIZE + nameLength);
            String name = new String(central, at + CENTRAL_SIZE, nameLength, StandardCharsets.ISO_8859_1);
            Place place = new Place(i32(central, at + 42), nameLength, i32(central, at + 24));
            check(place.offset >= 0 && place.size >= 0 && place.end() <= offset);
            found.put(name, place);
            at += CENTRAL_SIZE + nameLength;
        }
        check(at == length);
        return found;
    }

    private static void check(boolean asBuilt) throws IOException {
        if (!asBuilt) {
            throw new IOException(NAME + " in bylaw.jar is not as it was built; take bylaw.jar from its release again");
        }
    }

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
    }

    static int i32(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | ((bytes[at + 1] & 0xff) << 8)
                | ((bytes[at + 2] & 0xff) << 16)
                | (bytes[at + 3] << 24);
    }
}
