// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.wal.WalWriter;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that owns the write-ahead log: takes what is in the ring, writes it as one group, syncs once, and wakes who
 * waits for that.
 *
 * <h2>Guarantees</h2>
 * {@link #awaitDurable} returns normally only when the record is on the disk. While one group is being synced the next one
 * gathers in the ring, so the cost of a sync is shared by all who came meanwhile.
 * <h2>Failure</h2>
 * The first error ends the thread and wakes everyone with it; nothing is retried.
 */
final class GroupCommitter implements Runnable, RecordRing.Consumer {

    private final RecordRing ring;
    private final WalWriter wal;
    private final Owner owner;
    private final Thread thread;
    private final WaitList durable = new WaitList();

    private volatile boolean parked;
    private volatile boolean closing;
    private volatile IOException failure;

    /** Whom the writer works for. */
    interface Owner {
        /** The bytes of a record that stands for a number that was claimed and then given up. */
        byte[] gap(long number);

        /** Another group is on the disk. Called by the writer's thread. */
        void groupDurable();
    }

    GroupCommitter(RecordRing ring, WalWriter wal, Owner owner) {
        this.ring = ring;
        this.wal = wal;
        this.owner = owner;
        this.thread = new Thread(null, this, "bylaw-log-writer", 256 << 10, false);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Something was published. */
    void wake() {
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    /** Waits until the record of that number is on the disk. */
    void awaitDurable(long number) throws IOException {
        durable.await(number);
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
                if (commitGroup() == 0) {
                    if (closing && ring.allConsumed()) {
                        wal.closeCleanly();
                        return;
                    }
                    idle();
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) { // out of memory, or a mistake of ours: the log cannot go on either way
            fail(new IOException("the log's writer ended: " + e, e));
        }
    }

    /** Makes what is in the ring durable, up to one group. Returns how many numbers that were. The writer's thread only. */
    int commitGroup() throws IOException {
        int count = ring.drain(this);
        if (count > 0) {
            wal.commit();
            durable.reach(durable.reached() + count);
            owner.groupDurable();
        }
        return count;
    }

    @Override
    public boolean take(long number, byte[] data, int offset, int length) {
        if (length == 0) {
            byte[] gap = owner.gap(number);
            wal.add(gap, 0, gap.length);
            return true;
        }
        if (!wal.hasRoom(length)) {
            return false;
        }
        wal.add(data, offset, length);
        return true;
    }

    private void idle() {
        parked = true;
        if (ring.isEmpty() && !closing) {
            LockSupport.park(this);
        } else if (closing) { // a claim that is not yet published
            LockSupport.parkNanos(this, 100_000);
        }
        parked = false;
    }

    private void fail(IOException e) {
        failure = e;
        durable.fail(e);
        try {
            wal.close();
        } catch (IOException closing) {
            e.addSuppressed(closing);
        }
    }
}
