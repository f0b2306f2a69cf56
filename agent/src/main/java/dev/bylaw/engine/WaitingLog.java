// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.LogReservation;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.LateDecision;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.evidence.storage.DiskThread;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * The log as long as nothing is known to be governed: locked, and not yet opened. The first record opens it, whoever appends
 * that; before, as soon as a governed method shows up or two seconds have passed, a thread of its own does.
 *
 * <p>To open a log, and to sign its first head, costs as much CPU as all the rest of a start; a JVM that governs nothing and
 * ends at once should not pay that, nor leave a record of nothing.
 *
 * <h2>Guarantees</h2>
 * The records of the start come before every other one. A log that could not be opened refuses every record, with the same
 * reason, and does not try again.
 *
 * <h2>Threads</h2>
 * Any. The first one waits for the opening, and so do those that append meanwhile.
 */
final class WaitingLog implements RecordLog {

    private static final long LONGEST_NANOS = 2_000_000_000L;
    private static final String OPENER = "bylaw-log-opener";

    private final LogReservation reservation;
    private final Console console;
    private volatile RecordLog open;
    private volatile boolean wanted;
    private Beginning beginning;
    private RecordLog opening;
    private LogException failure;
    private Thread opener;

    /** What is recorded before everything else. */
    @FunctionalInterface
    interface Beginning {
        /** Appends to this log, which hands on to the one that is being opened. */
        void record() throws LogException;
    }

    WaitingLog(LogReservation reservation, Console console) {
        this.reservation = reservation;
        this.console = console;
    }

    /** Says how the log begins; before anything is appended. */
    synchronized void beginsWith(Beginning first) {
        beginning = first;
    }

    /** Opens it, unless it is open. */
    RecordLog open() throws LogException {
        RecordLog known = open;
        if (known != null) {
            return known;
        }
        if (!(Thread.currentThread() instanceof DiskThread)) {
            Elsewhere.run(OPENER, this::openOrKeepWhyNot);
        }
        return openNow();
    }

    private void openOrKeepWhyNot() {
        try {
            openNow();
        } catch (LogException unusable) {
            console.once(
                    "log",
                    "every governed call is refused, because the log cannot be opened: " + unusable.getMessage());
        }
    }

    /** Opens it later, on a thread of its own. */
    synchronized void openSoon() {
        opener = Elsewhere.thread(OPENER, this::waitAndOpen);
        opener.start();
    }

    /** There will be something to record. Returns at once: it is called under locks of the application's loaders. */
    void want() {
        if (!wanted) {
            wanted = true;
            LockSupport.unpark(opener);
        }
    }

    /** Whether anything was or should be recorded. */
    boolean isWanted() {
        return wanted || open != null;
    }

    private void waitAndOpen() {
        long end = System.nanoTime() + LONGEST_NANOS;
        for (long left = LONGEST_NANOS; left > 0 && !wanted && open == null; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        openOrKeepWhyNot();
    }

    private synchronized RecordLog openNow() throws LogException {
        if (open != null) {
            return open;
        }
        if (opening != null) {
            return opening; // the first records
        }
        if (failure != null) {
            throw failure;
        }
        RecordLog opened = null;
        try {
            opened = reservation.open();
            opening = opened;
            beginning.record();
            open = opened;
            return opened;
        } catch (LogException unusable) {
            failure = unusable;
            closeQuietly(opened, unusable);
            throw unusable;
        } catch (RuntimeException | Error broken) {
            closeQuietly(opened, broken);
            closeQuietly(reservation, broken); // it is not opened a second time
            throw broken;
        } finally {
            opening = null;
        }
    }

    /** A log without its first records is no log; whoever comes next shall find it unlocked. */
    private static void closeQuietly(Closeable opened, Throwable why) {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException alreadyFailing) {
                why.addSuppressed(alreadyFailing);
            }
        }
    }

    @Override
    public RecordRef append(Statement statement, Durability durability) throws LogException {
        return open().append(statement, durability);
    }

    @Override
    public long append(LateDecision decision, Durability durability) throws LogException {
        return open().append(decision, durability);
    }

    @Override
    public void appendOutcome(long decision, long startedNanos, Outcome outcome, String error) throws LogException {
        open().appendOutcome(decision, startedNanos, outcome, error);
    }

    @Override
    public String boot() {
        RecordLog known = open;
        if (known == null) {
            throw new IllegalStateException("the log is not open yet");
        }
        return known.boot();
    }

    @Override
    public synchronized void close() throws LogException {
        if (open != null) {
            open.close();
        } else if (failure == null) {
            reservation.close();
        }
    }
}
