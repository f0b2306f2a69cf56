// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.wal;

import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.wal.WalScan.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out, when the log is opened, what the last run left behind.
 *
 * @param first the index of the oldest record still in the write-ahead log
 * @param next the index of the first record that is not
 * @param segments the first index of each segment, ascending
 * @param tornFile the segment that ended in an unfinished group; absent when none did
 * @param tornAt where in the last segment the good frames end
 * @param tornBytes how many bytes of the unfinished group it holds
 */
public record WalRecovery(long first, long next, List<Long> segments, String tornFile, long tornAt, long tornBytes) {

    /** Keeps a copy of the list. */
    public WalRecovery {
        segments = List.copyOf(segments);
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws WalDamagedException when something that was durable is missing or changed
     */
    public static WalRecovery inspect(Storage storage) throws IOException {
        List<Long> segments = segments(storage);
        if (segments.isEmpty()) {
            return new WalRecovery(0, 0, segments, null, 0, 0);
        }
        long last = segments.get(segments.size() - 1);
        String name = Frame.segmentName(last);
        WalScan scan = new WalScan(Frame.load(storage, name), last);
        while (scan.advance()) {
            // the frames are counted by the scan
        }
        End end = scan.end();
        if (end == End.DAMAGED) {
            throw new WalDamagedException(
                    storage.locate(name) + ": the frame at byte " + scan.goodLength()
                            + " (record " + scan.next()
                            + ") is damaged, but later ones were written after it was durable."
                            + " Nothing was changed and nothing will be signed. Keep the folder, and restore the file from a copy.");
        }
        long bytes = 0;
        if (end == End.TORN) {
            try (Storage.Handle file = storage.openForReading(name)) {
                bytes = file.size() - scan.goodLength();
            }
        }
        return new WalRecovery(
                segments.get(0), scan.next(), segments, end == End.TORN ? name : null, scan.goodLength(), bytes);
    }

    /** Cuts what follows the last good frame, so that the last segment is closed. */
    public void closeLastSegment(Storage storage) throws IOException {
        if (segments.isEmpty()) {
            return;
        }
        try (Storage.Handle file = storage.open(Frame.segmentName(segments.get(segments.size() - 1)))) {
            if (file.size() != tornAt) {
                file.truncate(tornAt);
                file.sync();
            }
        }
    }

    /** Deletes the segments of which every record is below {@code size}, but never the last one. */
    public static void retire(Storage storage, long size) throws IOException {
        List<Long> segments = segments(storage);
        for (int i = 0; i + 1 < segments.size() && segments.get(i + 1) <= size; i++) {
            storage.delete(Frame.segmentName(segments.get(i)));
        }
    }

    /** The first index of each segment, ascending. */
    static List<Long> segments(Storage storage) throws IOException {
        List<Long> segments = new ArrayList<>();
        for (String file : storage.list(Frame.FOLDER)) {
            long first = Frame.firstIndexOf(file);
            if (first >= 0) {
                segments.add(first);
            }
        }
        java.util.Collections.sort(segments);
        return segments;
    }
}
