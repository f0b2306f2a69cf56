// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.LogHead;
import dev.bylaw.evidence.statement.Point;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Recovery;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.evidence.statement.StatementEncoder;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.wal.WalDamagedException;
import dev.bylaw.evidence.wal.WalRecovery;
import dev.bylaw.evidence.wal.WalWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** The log in this process: one folder, one writer. */
public final class TransparencyLog implements RecordLog {

    private static final int RING_BYTES = 4 << 20;
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long STEP_NANOS = 1_000_000L;

    private final Storage storage;
    private final Closeable lock;
    private final Point point;
    private final EncoderPool encoders;
    private final RecordRing ring = new RecordRing(RING_BYTES);
    private final GroupCommitter committer;
    private volatile boolean closed;

    private TransparencyLog(Storage storage, LogSettings settings, Closeable lock, WalWriter wal) {
        this.storage = storage;
        this.lock = lock;
        this.point = new Point(settings.pointId(), RecordIds.next(), settings.agentVersion());
        this.encoders = new EncoderPool(point);
        this.committer = new GroupCommitter(ring, wal, number -> gap(settings, number));
    }

    /**
     * Opens the log of a folder, or creates it.
     *
     * @throws LogException when another process has it open, when something durable is missing or changed, or when the disk
     *     fails: start nothing that must be recorded
     */
    public static TransparencyLog open(LogSettings settings) throws LogException {
        return open(settings, new DiskStorage(settings.folder()));
    }

    static TransparencyLog open(LogSettings settings, Storage storage) throws LogException {
        Closeable lock = lock(storage);
        try {
            WalRecovery recovery = WalRecovery.inspect(storage);
            recovery.closeLastSegment(storage);
            TransparencyLog log =
                    new TransparencyLog(storage, settings, lock, WalWriter.start(storage, recovery.next()));
            log.committer.start();
            if (recovery.tornFile() != null) {
                log.append(log.tornTail(settings, recovery), Durability.DURABLE);
            }
            return log;
        } catch (WalDamagedException e) {
            release(lock, e);
            throw new LogException(Kind.DAMAGED, e.getMessage(), e);
        } catch (LogException e) {
            release(lock, e);
            throw e;
        } catch (IOException e) {
            release(lock, e);
            throw new LogException(
                    Kind.FAILED,
                    "The log in " + storage.locate("") + " cannot be opened: " + e
                            + ". Nothing can be recorded, so nothing"
                            + " may be done. Check the folder's permissions and the disk.",
                    e);
        }
    }

    @Override
    public RecordRef append(Statement statement, Durability durability) throws LogException {
        StatementEncoder encoder = encoders.take();
        try {
            encoder.encode(statement);
        } catch (IllegalArgumentException e) {
            throw new LogException(Kind.TOO_LARGE, e.getMessage(), e);
        }
        long number = handOver(encoder);
        RecordRef ref = new RecordRef(idOf(statement), encoder.leafHash(), encoder.subject());
        encoders.giveBack(encoder);
        if (durability != Durability.ASYNC) {
            try {
                committer.awaitDurable(number);
            } catch (IOException e) {
                throw failed(e);
            }
        }
        return ref;
    }

    @Override
    public String boot() {
        return point.boot();
    }

    @Override
    public void close() throws LogException {
        if (closed) {
            return;
        }
        closed = true;
        committer.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw failed(e);
        }
        if (committer.failure() != null) {
            throw failed(committer.failure());
        }
    }

    /** Gives an encoded record its number and hands it to the writer. */
    private long handOver(StatementEncoder encoder) throws LogException {
        int room = encoder.length() + StatementEncoder.NUMBER_ROOM;
        long claim = claim(room);
        boolean published = false;
        try {
            long number = ring.number(claim);
            encoder.number(number);
            ring.publish(claim, room, encoder.buffer(), encoder.length());
            published = true;
            return number;
        } finally {
            if (!published) { // a stack overflow, a stopped thread: whoever comes next must not wait for ever
                ring.abandon(claim, room);
            }
            committer.wake();
        }
    }

    private long claim(int room) throws LogException {
        long deadline = 0;
        while (true) {
            if (closed) {
                throw new LogException(
                        Kind.CLOSED, "The log in " + storage.locate("") + " is closed. The action cannot be recorded.");
            }
            IOException failure = committer.failure();
            if (failure != null) {
                throw failed(failure);
            }
            long claim = ring.claim(room);
            if (claim != RecordRing.FULL) {
                return claim;
            }
            long now = System.nanoTime();
            deadline = deadline == 0 ? now + PATIENCE_NANOS : deadline;
            if (now - deadline > 0) {
                throw new LogException(
                        Kind.FULL,
                        "The log in " + storage.locate("") + " takes no more: " + (RING_BYTES >> 20)
                                + " MiB wait for the disk. The action cannot be recorded. Use a faster disk.");
            }
            LockSupport.parkNanos(this, STEP_NANOS);
        }
    }

    private Recovery tornTail(LogSettings settings, WalRecovery recovery) {
        return new Recovery(
                new LogHead(settings.origin(), 0, new byte[32]),
                "torn-tail",
                recovery.tornFile(),
                recovery.tornBytes(),
                0,
                "The last run ended while it was writing; what was not yet acknowledged was cut off.",
                RecordIds.nowMicros());
    }

    private byte[] gap(LogSettings settings, long number) {
        StatementEncoder encoder = new StatementEncoder(point);
        encoder.encode(new Recovery(
                new LogHead(settings.origin(), 0, new byte[32]),
                "gap",
                null,
                0,
                0,
                "A thread died between taking its place in the log and filling it; its action was refused.",
                RecordIds.nowMicros()));
        encoder.number(number);
        return java.util.Arrays.copyOf(encoder.buffer(), encoder.length());
    }

    private LogException failed(IOException cause) {
        return new LogException(
                Kind.FAILED,
                "The log in " + storage.locate("") + " failed: " + cause.getMessage()
                        + ". Nothing can be recorded until the" + " service is started again. Check the disk.",
                cause);
    }

    private static String idOf(Statement statement) {
        if (statement instanceof dev.bylaw.evidence.statement.Decision decision) {
            return decision.id();
        }
        return null;
    }

    private static Closeable lock(Storage storage) throws LogException {
        try {
            return storage.lock("state/lock");
        } catch (IOException e) {
            throw new LogException(
                    Kind.IN_USE,
                    "The log in " + storage.locate("") + " cannot be locked: " + e.getMessage()
                            + ". One process writes a" + " log; give each its own audit.dir and audit.origin.",
                    e);
        }
    }

    private static void release(Closeable lock, IOException cause) {
        try {
            lock.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
