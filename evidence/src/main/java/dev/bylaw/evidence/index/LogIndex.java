// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the index up to date while the log grows, so that the first query does not have to read months of records. One thread.
 */
public final class LogIndex {

    private final Storage storage;
    private long next = -1;

    /** The index beside a log. */
    public LogIndex(Storage storage) {
        this.storage = storage;
    }

    /**
     * Indexes the next block, if the published log has it whole.
     *
     * @return whether there was one
     * @throws IOException when the log cannot be read or the index not be written: the log itself is none the worse
     */
    public boolean step(long size) throws IOException {
        if (next < 0) {
            next = firstMissing(size / IndexBlock.RECORDS);
        }
        if ((next + 1) * IndexBlock.RECORDS > size) {
            return false;
        }
        IndexBlock.of(storage, next, new TileReader(storage, size), IndexBlock.Keeping.KEEP);
        next++;
        return true;
    }

    /** The files of an index that are damaged. The next query makes them again. */
    public static List<String> damaged(Storage storage) throws IOException {
        List<String> damaged = new ArrayList<>();
        for (String file : storage.list(IndexBlock.FOLDER)) {
            String name = IndexBlock.FOLDER + "/" + file;
            if (file.endsWith(IndexBlock.SUFFIX) && IndexBlock.read(storage, name) == null) {
                damaged.add(name);
            }
        }
        return damaged;
    }

    /** Blocks are made in order, so the first that is missing is found by halving. */
    private long firstMissing(long blocks) throws IOException {
        long low = 0;
        long high = blocks;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (IndexBlock.exists(storage, middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
