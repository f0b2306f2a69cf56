// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.wal;

import dev.bylaw.evidence.storage.Storage;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The frame's layout; see the package for its meaning. */
final class Frame {

    static final int HEADER = 20;
    static final int MAX_PAYLOAD = 65_535;
    static final String FOLDER = "wal";
    private static final String SUFFIX = ".wal";

    private Frame() {}

    /** Appends a frame to a buffer that has room for it and an array of its own. */
    static void put(ByteBuffer out, CRC32C crc, long index, int ahead, byte[] record, int offset, int length) {
        int start = out.position();
        out.putInt(length).putInt(0).putLong(index).putInt(ahead).put(record, offset, length);
        out.putInt(start + 4, checksum(out, crc, start, length));
    }

    /** The checksum of the frame at {@code start} of a buffer with an array of its own, and whose length is given. */
    static int checksum(ByteBuffer frames, CRC32C crc, int start, int length) {
        byte[] bytes = frames.array();
        int from = frames.arrayOffset() + start;
        crc.reset();
        crc.update(bytes, from, 4);
        crc.update(bytes, from + 8, HEADER + length - 8);
        return (int) crc.getValue();
    }

    static String segmentName(long firstIndex) {
        StringBuilder digits = new StringBuilder(20).append(firstIndex);
        while (digits.length() < 12) {
            digits.insert(0, '0');
        }
        return FOLDER + "/" + digits + SUFFIX;
    }

    /** The index that a segment's name promises, or -1 for a name that is no segment's. */
    static long firstIndexOf(String file) {
        int end = file.length() - SUFFIX.length();
        if (end < 12 || !file.endsWith(SUFFIX)) {
            return -1;
        }
        long index = 0;
        for (int i = 0; i < end; i++) {
            int digit = file.charAt(i) - '0';
            if (digit < 0 || digit > 9 || index > Long.MAX_VALUE / 10 - 1) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index;
    }

    /** Reads a whole segment. */
    static ByteBuffer load(Storage storage, String name) throws java.io.IOException {
        try (Storage.Handle file = storage.openForReading(name)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(bytes, 0);
            return bytes.flip();
        }
    }
}
