// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.wal.WalCursor;
import dev.bylaw.evidence.wal.WalRecovery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the records of a log in order, also of one that is being written. Reads and never changes; verifies only that
 * frames are whole: {@code LogVerifier} verifies the log.
 *
 * <p>One thread.
 */
public final class LogReader implements Closeable {

    private final WalCursor cursor;
    private final long end;
    private long index = -1;
    private byte[] record;

    private LogReader(WalCursor cursor, long end) {
        this.cursor = cursor;
        this.end = end;
    }

    /** Opens the log of a folder, before its first record. Records appended from now on are not read. */
    public static LogReader open(Path folder) throws IOException {
        Storage storage = new DiskStorage(folder);
        WalRecovery wal = WalRecovery.inspect(storage);
        return new LogReader(new WalCursor(storage, wal.first()), wal.next());
    }

    /** Moves to the next record; false at the end. */
    public boolean next() throws IOException {
        if (cursor.next() >= end) {
            return false;
        }
        index = cursor.next();
        record = cursor.advance();
        return true;
    }

    /** The index in the log of the record moved to. */
    public long index() {
        return index;
    }

    /** The bytes of the record moved to, as they were written. */
    public byte[] record() {
        return record;
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
