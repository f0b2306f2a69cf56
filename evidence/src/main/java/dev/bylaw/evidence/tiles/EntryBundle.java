// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.tiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records side by side, each after its length in two bytes (c2sp.org/tlog-tiles, log entries). */
public final class EntryBundle {

    private EntryBundle() {}

    /** Appends a record to a bundle that has room for it, and returns the bundle's new length. */
    static int append(byte[] bundle, int length, byte[] record, int offset, int count) {
        bundle[length] = (byte) (count >> 8);
        bundle[length + 1] = (byte) count;
        System.arraycopy(record, offset, bundle, length + 2, count);
        return length + 2 + count;
    }

    /** Where the record ends that begins with its length at {@code at}; negative when the bundle ends before it does. */
    static int endOf(byte[] bundle, int at) {
        int end = at + 2 <= bundle.length ? at + 2 + (((bundle[at] & 0xFF) << 8) | (bundle[at + 1] & 0xFF)) : -1;
        return end > bundle.length ? -1 : end;
    }

    /**
     * The records of a bundle.
     *
     * @param width how many it must hold
     * @param file its name, for the message
     * @throws IOException when it does not hold exactly so many
     */
    public static List<byte[]> records(byte[] bundle, int width, String file) throws IOException {
        List<byte[]> records = new ArrayList<>(width);
        int at = 0;
        while (at < bundle.length) {
            int end = endOf(bundle, at);
            if (end < 0 || records.size() == width) {
                throw new IOException(file + ": record " + records.size() + " of the bundle is cut or one too many");
            }
            records.add(Arrays.copyOfRange(bundle, at + 2, end));
            at = end;
        }
        if (records.size() != width) {
            throw new IOException(file + ": the bundle holds " + records.size() + " records and should hold " + width);
        }
        return records;
    }
}
