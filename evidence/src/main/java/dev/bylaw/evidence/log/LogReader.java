// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import dev.bylaw.evidence.wal.WalCursor;
import dev.bylaw.evidence.wal.WalDamagedException;
import dev.bylaw.evidence.wal.WalRecovery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the records of a log in order, also of one that is being written: the published ones from their bundles, the ones
 * that are only durable yet from the write-ahead log. Changes nothing and verifies nothing but lengths and checksums; {@code
 * LogVerifier} verifies.
 *
 * <p>One thread.
 */
public final class LogReader implements Closeable {

    private final Storage storage;
    private final long end;
    private long published;
    private WalCursor cursor;
    private List<byte[]> bundle = List.of();
    private long bundleIndex = -1;
    private long next;
    private byte[] record;

    /** A reader of a log of which so many records stand in bundles, and so many altogether. */
    LogReader(Storage storage, long published, long end) {
        this.storage = storage;
        this.published = published;
        this.end = end;
    }

    /** Opens the log of a folder, before its first record. Records appended from now on are not read. */
    public static LogReader open(Path folder) throws IOException {
        Storage storage = new DiskStorage(folder);
        long published = publishedSize(storage);
        long durable = WalRecovery.inspect(storage).next();
        return new LogReader(storage, published, Math.max(published, durable));
    }

    /** Goes to a record: {@link #next()} will move to it. */
    public LogReader seek(long index) throws IOException {
        close();
        next = index;
        return this;
    }

    /** How many records will have been read at the end. */
    public long end() {
        return end;
    }

    /** How many records were published when the log was opened here: those stand in its bundles. */
    public long published() {
        return published;
    }

    /** Moves to the next record; false at the end. */
    public boolean next() throws IOException {
        if (next >= end) {
            return false;
        }
        record = next < published ? fromBundle() : fromWal();
        next++;
        return true;
    }

    /** The index in the log of the record moved to. */
    public long index() {
        return next - 1;
    }

    /** The bytes of the record moved to, as they were written. */
    public byte[] record() {
        return record;
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }

    private byte[] fromBundle() throws IOException {
        long wanted = next / TilePath.WIDTH;
        if (wanted != bundleIndex) {
            bundle = new TileReader(storage, published).entries(wanted);
            bundleIndex = wanted;
        }
        return bundle.get((int) (next % TilePath.WIDTH));
    }

    private byte[] fromWal() throws IOException {
        try {
            if (cursor == null) {
                cursor = new WalCursor(storage, next);
            }
            return cursor.advance();
        } catch (WalDamagedException e) {
            // Published since, perhaps, and then retired from the write-ahead log.
            close();
            published = publishedSize(storage);
            bundleIndex = -1;
            if (next < published) {
                return fromBundle();
            }
            throw e;
        }
    }

    private static long publishedSize(Storage storage) throws IOException {
        if (!storage.exists(TilePath.CHECKPOINT)) {
            return 0;
        }
        try {
            return Checkpoint.parse(
                            Note.parse(Files.read(storage, TilePath.CHECKPOINT)).text())
                    .size();
        } catch (FormatException e) {
            throw new IOException(storage.locate(TilePath.CHECKPOINT) + " is not a checkpoint: " + e.getMessage(), e);
        }
    }
}
