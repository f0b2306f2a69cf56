// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.storage.DiskThread;
import dev.bylaw.evidence.wal.WalWriter;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that owns the write-ahead log: makes records of what is in the ring, writes them as one group, syncs once, and
 * wakes who waits for that.
 *
 * <h2>Guarantees</h2>
 * {@link #awaitDurable} returns normally only when the record is on the disk. While one group is being synced the next one
 * gathers in the ring, so the cost of a sync is shared by all who came meanwhile.
 * <h2>Progress</h2>
 * A caller that waits for the disk wakes the thread at once. One that does not wait should not pay for waking it, which is a
 * call of the system and takes longer than all the rest: after its last record the thread looks again by itself after a
 * millisecond, eight times, then after longer and longer, and only after seconds without any it sleeps until it is woken.
 * <h2>Failure</h2>
 * The first error ends the thread and wakes everyone with it; nothing is retried.
 */
final class GroupCommitter implements Runnable {

    private static final long NAP_NANOS = 1_000_000L;
    /** So many naps are short; each one after them is twice as long as the one before, up to the longest. */
    private static final int SHORT_NAPS = 8;

    private static final int LONGER_NAPS = 4;
    /** After about ten seconds: whoever calls so seldom can wake a thread each time. */
    private static final int NAPS = 600;

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private static final int AWAKE = 0;
    private static final int NAPPING = 1;
    private static final int ASLEEP = 2;

    private final RecordRing ring;
    private final WalWriter wal;
    private final RecordWriter records;
    private final Owner owner;
    private final Thread thread;
    private final WaitList durable = new WaitList();

    private volatile int rest;
    private volatile boolean closing;
    private volatile IOException failure;
    private int naps;

    /** Whom the writer works for. */
    interface Owner {
        /**
         * Another group is on the disk. Called by the writer's thread.
         *
         * @param open how many calls are allowed and have no outcome now
         */
        void groupDurable(int open);

        /** The writer ended with an error: nothing can be recorded any more. */
        void committerFailed();
    }

    GroupCommitter(RecordRing ring, WalWriter wal, RecordWriter records, Owner owner) {
        this.ring = ring;
        this.wal = wal;
        this.records = records;
        this.owner = owner;
        this.thread = new DiskThread(this, "bylaw-log-writer", 512 << 10);
    }

    void start() {
        thread.start();
    }

    /** Something was put into the ring, and shall be as durable as that. */
    void wake(Durability durability) {
        int now = rest;
        if (now == ASLEEP || (now == NAPPING && durability != Durability.ASYNC)) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Waits until the record of that number is on the disk.
     *
     * @throws IOException when it cannot get there, or nothing has got there for a long time: the disk hangs, or somebody has
     *     suspended the thread. The record may get there later
     */
    void awaitDurable(long number) throws IOException {
        long reached = durable.reached();
        while (!durable.await(number, System.nanoTime() + PATIENCE_NANOS)) {
            if (durable.reached() == reached) {
                throw new IOException("nothing has reached the disk for " + PATIENCE_NANOS / 1_000_000_000L
                        + " s. Look at the disk, and at who stops the threads of this process");
            }
            reached = durable.reached();
        }
    }

    /** The number of the last record that is on the disk. */
    long durableNumber() {
        return durable.reached();
    }

    /** Why the thread ended, if it ended by an error. */
    IOException failure() {
        return failure;
    }

    /** Makes durable all that was claimed before, and ends the thread. Nobody can claim any more. */
    void close() {
        ring.close();
        closing = true;
        LockSupport.unpark(thread);
        Uninterruptibly.join(thread);
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (commitGroup() > 0) {
                    naps = 0;
                } else if (closing && ring.allConsumed()) {
                    wal.closeCleanly();
                    return;
                } else {
                    rest();
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) { // out of memory, a mistake of ours or of a record: there is no going on
            fail(new IOException("the log's writer ended: " + e, e));
        }
    }

    /** Makes what is in the ring durable, up to one group. Returns how many numbers that were. The writer's thread only. */
    int commitGroup() throws IOException {
        records.beginGroup();
        int count = ring.drain(records);
        if (count > 0) {
            wal.commit();
            durable.reach(durable.reached() + count);
            owner.groupDurable(records.open());
        }
        return count;
    }

    private void rest() {
        boolean nap = naps < NAPS;
        naps++;
        rest = nap ? NAPPING : ASLEEP;
        if (closing) { // a claim that is not yet published
            LockSupport.parkNanos(this, NAP_NANOS / 10);
        } else if (ring.isEmpty()) {
            if (nap) {
                LockSupport.parkNanos(this, NAP_NANOS << Math.max(0, Math.min(LONGER_NAPS, naps - SHORT_NAPS)));
            } else {
                LockSupport.park(this);
            }
        }
        rest = AWAKE;
    }

    private void fail(IOException e) {
        failure = e;
        owner.committerFailed();
        durable.fail(e);
        try {
            wal.close();
        } catch (IOException closing) {
            e.addSuppressed(closing);
        }
    }
}
