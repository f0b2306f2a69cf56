// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Heartbeat;
import dev.bylaw.evidence.statement.KeyChange;
import dev.bylaw.evidence.statement.LogHead;
import dev.bylaw.evidence.statement.Point;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Recovery;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.evidence.statement.StatementEncoder;
import dev.bylaw.evidence.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * The log in this process: one folder, one writer. Appends go through a ring to a thread that makes them durable in groups;
 * a second thread publishes what is durable.
 */
public final class TransparencyLog implements RecordLog {

    private static final int RING_BYTES = 4 << 20;
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long STEP_NANOS = 1_000_000L;
    private static final long WITNESS_NANOS = 30_000_000_000L;

    private final Storage storage;
    private final LogSettings settings;
    private final Closeable lock;
    private final Point point;
    private final EncoderPool encoders;
    private final RecordRing ring = new RecordRing(RING_BYTES);
    private final GroupCommitter committer;
    private final Publisher publisher;
    private volatile boolean closed;
    private volatile long refused;

    TransparencyLog(LogSettings settings, LogOpening opening) {
        this.storage = opening.storage();
        this.settings = settings;
        this.lock = opening.lock();
        this.point = new Point(settings.pointId(), RecordIds.nextBoot(), settings.agentVersion());
        this.encoders = new EncoderPool(point);
        Hooks hooks = new Hooks();
        this.committer = new GroupCommitter(ring, opening.wal(), hooks);
        this.publisher = new Publisher(
                storage,
                opening.publication(),
                committer,
                opening.cosigners(),
                hooks,
                opening.wal().next(),
                settings.quorum());
    }

    /**
     * Opens the log of a folder, or creates it, and records what the last run left unfinished.
     *
     * @throws LogException when another process has it open, when something durable is missing or changed, when it is older
     *     than what was signed, or when the disk fails: start nothing that must be recorded
     */
    public static TransparencyLog open(LogSettings settings) throws LogException {
        return LogOpening.open(settings);
    }

    @Override
    public RecordRef append(Statement statement, Durability durability) throws LogException {
        if (durability == Durability.WITNESSED && settings.quorum() == 0) {
            throw new LogException(
                    Kind.MISCONFIGURED,
                    "The record shall be witnessed, but there is no audit.quorum of"
                            + " audit.witnesses. The action cannot be recorded as asked.");
        }
        StatementEncoder encoder = encoders.take();
        try {
            encoder.encode(statement);
        } catch (IllegalArgumentException e) {
            throw new LogException(Kind.TOO_LARGE, e.getMessage(), e);
        }
        long number = handOver(encoder);
        String id = statement instanceof Decision decision ? decision.id() : null;
        RecordRef ref = new RecordRef(id, encoder.leafHash(), encoder.subject());
        encoders.giveBack(encoder);
        if (durability != Durability.ASYNC) {
            await(number, durability);
        }
        return ref;
    }

    @Override
    public String boot() {
        return point.boot();
    }

    /**
     * Signs with a new key from now on, after a record that says so and that the old key has signed. The verification key
     * is added to {@code trust.policy}; hand that file out again.
     */
    public void rotateKey() throws LogException {
        try {
            publisher.rotateKey();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() throws LogException {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
        }
        committer.close();
        publisher.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw failed(e);
        }
        checkAlive();
    }

    /** Starts the threads, and records what was found. */
    void start(LogOpening opening) throws LogException {
        committer.start();
        publisher.start();
        for (Statement statement : opening.findings()) {
            append(statement, Durability.ASYNC);
        }
    }

    /** Makes durable what was appended, without the thread: for tests that choose the moment. */
    void commitNow() throws IOException {
        while (committer.commitGroup() > 0) {
            // one group a turn
        }
    }

    /** Publishes what is durable, without the thread: for tests that choose the moment. */
    void publishNow() throws IOException {
        publisher.publish();
    }

    private void await(long number, Durability durability) throws LogException {
        try {
            committer.awaitDurable(number);
            if (durability == Durability.WITNESSED
                    && !publisher.awaitWitnessed(number, System.nanoTime() + WITNESS_NANOS)) {
                throw new LogException(
                        Kind.NOT_WITNESSED,
                        "Fewer than " + settings.quorum() + " of the "
                                + settings.witnesses().size()
                                + " audit.witnesses have signed within 30 s. The record is durable, but not"
                                + " as witnessed as asked. Check that they can be reached.");
            }
        } catch (LogException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e);
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
            checkAlive();
            long claim = ring.claim(room);
            if (claim != RecordRing.FULL) {
                return claim;
            }
            long now = System.nanoTime();
            deadline = deadline == 0 ? now + PATIENCE_NANOS : deadline;
            if (now - deadline > 0) {
                noteRefusal();
                throw new LogException(
                        Kind.FULL,
                        "The log in " + storage.locate("") + " takes no more: " + (RING_BYTES >> 20)
                                + " MiB wait for the disk. The action cannot be recorded. Use a faster disk.");
            }
            LockSupport.parkNanos(this, STEP_NANOS);
        }
    }

    private void noteRefusal() {
        synchronized (encoders) { // never on a path that goes well
            long now = refused + 1;
            refused = now;
        }
    }

    private void checkAlive() throws LogException {
        IOException failure = committer.failure() != null ? committer.failure() : publisher.failure();
        if (failure != null) {
            throw failed(failure);
        }
    }

    private LogException failed(IOException cause) {
        return new LogException(
                Kind.FAILED,
                "The log in " + storage.locate("") + " failed: " + cause.getMessage()
                        + ". Nothing can be recorded until the" + " service is started again. Check the disk.",
                cause);
    }

    private static LogHead headOf(Checkpoint head) {
        return new LogHead(head.origin(), head.size(), head.root());
    }

    /** What the two threads ask of the log. */
    private final class Hooks implements GroupCommitter.Owner, Publisher.Owner {

        @Override
        public byte[] gap(long number) {
            StatementEncoder encoder = new StatementEncoder(point);
            encoder.encode(new Recovery(
                    new LogHead(settings.origin(), 0, new byte[32]),
                    "gap",
                    null,
                    0,
                    0,
                    "A thread ended between taking its place in the log and filling it; its action was refused.",
                    RecordIds.nowMicros()));
            encoder.number(number);
            return Arrays.copyOf(encoder.buffer(), encoder.length());
        }

        @Override
        public void groupDurable() {
            publisher.wake();
        }

        @Override
        public void heartbeat(Checkpoint head) {
            tryAppend(new Heartbeat(headOf(head), refused, RecordIds.nowMicros()));
        }

        @Override
        public long keyChange(Checkpoint head, String oldKey, String newKey) {
            return tryAppend(new KeyChange(headOf(head), oldKey, newKey, RecordIds.nowMicros()));
        }

        @Override
        public void publisherFailed() {
            // Whoever appends next asks for the failure; whoever waits for the disk still gets an answer from it.
        }

        /** Appends a record of the log's own; a log that is full or ending goes without. */
        private long tryAppend(Statement statement) {
            StatementEncoder encoder = new StatementEncoder(point);
            encoder.encode(statement);
            try {
                return handOver(encoder);
            } catch (LogException e) {
                return 0;
            }
        }
    }
}
