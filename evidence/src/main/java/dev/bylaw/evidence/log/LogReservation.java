// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.witness.Cosigners;
import dev.bylaw.evidence.witness.WitnessListener;
import java.io.Closeable;
import java.io.IOException;

/**
 * A log that this process has locked, and will open when there is something to record: to lock it takes a millisecond, to open
 * it means to read its end, and to make keys where there are none.
 *
 * <h2>Guarantees</h2>
 * No other process opens the log meanwhile. That nobody else has it, that its folder can be written to, and that the witnesses
 * are well named is known; that what is in it is one history, {@link #open} finds out.
 *
 * <h2>Threads</h2>
 * One at a time.
 */
public final class LogReservation implements Closeable {

    private final LogSettings settings;
    private final Storage storage;
    private final Cosigners cosigners;
    private final Closeable lock;
    private boolean closed;

    private LogReservation(LogSettings settings, Storage storage, Cosigners cosigners, Closeable lock) {
        this.settings = settings;
        this.storage = storage;
        this.cosigners = cosigners;
        this.lock = lock;
    }

    /**
     * Locks the log, and creates its folder.
     *
     * @throws LogException when another process has it, when the folder cannot be written to, or when a witness is misnamed
     */
    public static LogReservation of(LogSettings settings, WitnessListener listener) throws LogException {
        Storage storage = new DiskStorage(settings.folder());
        Cosigners cosigners = LogOpening.cosigners(settings, listener);
        return new LogReservation(settings, storage, cosigners, LogOpening.lock(storage));
    }

    /**
     * Opens the log, which has the lock from now on. Once; when it fails, the lock is released.
     *
     * @throws LogException as {@link TransparencyLog#open(LogSettings)}, and when the reservation was closed
     */
    public TransparencyLog open() throws LogException {
        if (closed) {
            throw new LogException(
                    LogException.Kind.CLOSED,
                    "The log in " + storage.locate("") + " is closed. The action cannot be recorded.");
        }
        Storage state = settings.stateFolder() == null ? storage : new DiskStorage(settings.stateFolder());
        LogOpening opening = LogOpening.prepare(settings, storage, state, cosigners, lock);
        TransparencyLog log = new TransparencyLog(settings, opening);
        log.start(opening);
        return log;
    }

    /** Releases a log that was not opened. */
    @Override
    public void close() throws LogException {
        closed = true;
        try {
            lock.close();
        } catch (IOException e) {
            throw new LogException(
                    LogException.Kind.FAILED, "The lock in " + storage.locate("") + " was not released: " + e, e);
        }
    }
}
