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

    /** Where the record ends that begins with its length at {@code at}; negative when the bundle, of that length, ends before. */
    static int endOf(byte[] bundle, int at, int length) {
        int end = at + 2 <= length ? at + 2 + (((bundle[at] & 0xFF) << 8) | (bundle[at + 1] & 0xFF)) : -1;
        return end > length ? -1 : end;
    }

    /**
     * Where the records of a bundle are: record {@code i} stands from {@code ends[i] + 2} to {@code ends[i + 1]}, after its
     * length.
     *
     * @param length how many bytes of the array are the bundle
     * @param width how many records it must hold
     * @param file its name, for the message
     * @throws IOException when it does not hold exactly so many
     */
    public static int[] ends(byte[] bundle, int length, int width, String file) throws IOException {
        int[] ends = new int[width + 1];
        int count = 0;
        int at = 0;
        while (at < length) {
            int end = endOf(bundle, at, length);
            if (end < 0 || count == width) {
                throw new IOException(file + ": record " + count + " of the bundle is cut or one too many");
            }
            ends[++count] = end;
            at = end;
        }
        if (count != width) {
            throw new IOException(file + ": the bundle holds " + count + " records and should hold " + width);
        }
        return ends;
    }

    /** The records of a bundle, which are checked as {@link #ends} does. */
    public static List<byte[]> records(byte[] bundle, int width, String file) throws IOException {
        int[] ends = ends(bundle, bundle.length, width, file);
        List<byte[]> records = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            records.add(Arrays.copyOfRange(bundle, ends[i] + 2, ends[i + 1]));
        }
        return records;
    }
}
