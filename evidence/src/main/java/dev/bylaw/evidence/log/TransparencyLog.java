// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.EagerDecision;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.Heartbeat;
import dev.bylaw.evidence.statement.KeyChange;
import dev.bylaw.evidence.statement.LateDecision;
import dev.bylaw.evidence.statement.LogHead;
import dev.bylaw.evidence.statement.Point;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.evidence.statement.StatementEncoder;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.witness.WitnessListener;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The log in this process: one folder, one writer. Appends go through a ring to a thread that makes them durable in groups;
 * a second thread publishes what is durable.
 */
public final class TransparencyLog implements RecordLog {

    /** At 100,000 records a second, a sixth of a second. */
    private static final int RING_SLOTS = 1 << 14;
    /** A heavier decision is encoded by its caller, so that nobody waits for somebody else's megabytes. */
    private static final int HEAVY_BYTES = 16 << 10;

    private static final long WITNESS_NANOS = 30_000_000_000L;

    private final int openLimit;
    private final Storage storage;
    private final LogSettings settings;
    private final Closeable lock;
    private final Point point;
    private final EncoderPool encoders;
    private final RecordRing ring = new RecordRing(RING_SLOTS);
    private final GroupCommitter committer;
    private final Publisher publisher;
    private volatile boolean closed;
    /** Raised with {@link #closed} and with every failure: the one thing that a call looks at while all is well. */
    private volatile boolean ended;

    /** As many calls are running as the log keeps account of. Follows the truth by a group of records. */
    private volatile boolean crowded;

    private volatile long refused;

    TransparencyLog(LogSettings settings, LogOpening opening) {
        this(settings, opening, OpenTable.LIMIT);
    }

    /** A log that keeps account of so many running calls. */
    TransparencyLog(LogSettings settings, LogOpening opening, int openLimit) {
        this.openLimit = openLimit;
        this.storage = opening.storage();
        this.settings = settings;
        this.lock = opening.lock();
        this.point = new Point(settings.pointId(), RecordIds.nextBoot(), settings.agentVersion(), settings.hardening());
        this.encoders = new EncoderPool(point);
        Hooks hooks = new Hooks();
        RecordWriter records = new RecordWriter(opening.wal(), point, settings.origin());
        this.committer = new GroupCommitter(ring, opening.wal(), records, hooks);
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
        return LogOpening.open(settings, WitnessListener.NOBODY);
    }

    /** As {@link #open(LogSettings)}, and tells when a witness stops signing and when it signs again. */
    public static TransparencyLog open(LogSettings settings, WitnessListener listener) throws LogException {
        return LogOpening.open(settings, listener);
    }

    @Override
    public RecordRef append(Statement statement, Durability durability) throws LogException {
        checkWitnesses(durability);
        StatementEncoder encoder = encoders.take();
        EncodedRecord encoded = encode(encoder, statement, null);
        byte[] subject = encoder.subject();
        encoders.giveBack(encoder);
        long number = handOver(encoded, durability);
        byte[] leaf = new MerkleHasher().leaf(encoded.numbered(number));
        String id = statement instanceof Decision decision ? decision.id() : null;
        if (durability != Durability.ASYNC) {
            await(number, durability);
        }
        return new RecordRef(id, leaf, subject);
    }

    @Override
    public long append(LateDecision decision, Durability durability) throws LogException {
        checkWitnesses(durability);
        if (crowded && decision.verdict().result() == Decision.Result.ALLOW) {
            refuseOneMore();
        }
        int weight = decision.weight();
        long number = weight > HEAVY_BYTES || decision.keepsOpenings()
                ? handOver(encoded(decision), durability)
                : handOver(decision, RecordRing.slotsFor(weight), durability);
        if (durability != Durability.ASYNC) {
            await(number, durability);
        }
        return number;
    }

    @Override
    public void appendOutcome(long decision, long startedNanos, Outcome outcome, String error) throws LogException {
        if (ended) {
            refuse();
        }
        Patience patience = null;
        while (ring.offerOutcome(System.nanoTime(), decision, startedNanos, outcome, error) == RecordRing.FULL) {
            patience = patience == null ? new Patience(ring) : patience;
            waitForRoom(patience);
        }
        committer.wake(Durability.ASYNC);
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
            ended = true;
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
        try {
            publisher.start();
        } catch (IOException e) {
            throw failed(e);
        }
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

    private void checkWitnesses(Durability durability) throws LogException {
        if (durability == Durability.WITNESSED && settings.quorum() == 0) {
            throw new LogException(
                    Kind.MISCONFIGURED,
                    "The record shall be witnessed, but there is no audit.quorum of"
                            + " audit.witnesses. The action cannot be recorded as asked.");
        }
    }

    /** Encodes a decision here and now. */
    private EncodedRecord encoded(LateDecision late) throws LogException {
        Decision decision = EagerDecision.of(late, RecordIds.nowMicros());
        StatementEncoder encoder = encoders.take();
        EncodedRecord encoded = encode(encoder, decision, decision);
        encoders.giveBack(encoder);
        return encoded;
    }

    /** The record of a statement; with a reference when it is a decision of which the log shall know until its outcome. */
    private static EncodedRecord encode(StatementEncoder encoder, Statement statement, Decision open)
            throws LogException {
        try {
            encoder.encode(statement);
        } catch (IllegalArgumentException e) {
            throw new LogException(Kind.TOO_LARGE, e.getMessage(), e);
        }
        boolean mayRun = open != null && open.verdict().result() == Decision.Result.ALLOW;
        return new EncodedRecord(
                Arrays.copyOf(encoder.buffer(), encoder.length()),
                encoder.hole(),
                mayRun ? new RecordRef(open.id(), null, encoder.subject()) : null,
                statement.timeMicros());
    }

    private long handOver(EncodedRecord encoded, Durability durability) throws LogException {
        return handOver(encoded, RecordRing.slotsFor(encoded.bytes().length), durability);
    }

    /** Gives a record its number and hands it to the writer. */
    private long handOver(Object record, int slots, Durability durability) throws LogException {
        if (ended) {
            refuse();
        }
        Patience patience = null;
        while (true) {
            long number = ring.offer(record, slots, System.nanoTime());
            if (number != RecordRing.FULL) {
                committer.wake(durability);
                return number;
            }
            patience = patience == null ? new Patience(ring) : patience;
            waitForRoom(patience);
        }
    }

    private void refuse() throws LogException {
        checkAlive();
        throw new LogException(
                Kind.CLOSED, "The log in " + storage.locate("") + " is closed. The action cannot be recorded.");
    }

    private void waitForRoom(Patience patience) throws LogException {
        if (ended) {
            refuse();
        }
        committer.wake(Durability.DURABLE);
        if (!patience.waited()) {
            noteRefusal();
            throw new LogException(
                    Kind.FULL,
                    "The log in " + storage.locate("") + " takes no more: " + RING_SLOTS
                            + " KiB wait for the disk. The action cannot be recorded. Use a faster disk.");
        }
    }

    private void refuseOneMore() throws LogException {
        noteRefusal();
        throw new LogException(
                Kind.FULL,
                openLimit + " governed calls have begun and not ended. The log in " + storage.locate("")
                        + " keeps what the records of their outcomes must say, and takes no further call. Find out which calls"
                        + " do not return.");
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
                        + ". Nothing can be recorded until the service is started again. Check the disk.",
                cause);
    }

    private static LogHead headOf(Checkpoint head) {
        return new LogHead(head.origin(), head.size(), head.root());
    }

    /** What the two threads ask of the log. */
    private final class Hooks implements GroupCommitter.Owner, Publisher.Owner {

        @Override
        public void groupDurable(int open) {
            boolean full = open >= openLimit;
            if (full != crowded) {
                crowded = full;
            }
            publisher.wake();
        }

        @Override
        public void heartbeat(Checkpoint head, List<String> failing) {
            tryAppend(new Heartbeat(headOf(head), refused, failing, RecordIds.nowMicros()));
        }

        @Override
        public long keyChange(Checkpoint head, String oldKey, String newKey) {
            return tryAppend(new KeyChange(headOf(head), oldKey, newKey, RecordIds.nowMicros()));
        }

        @Override
        public void committerFailed() {
            ended = true;
        }

        @Override
        public void publisherFailed() {
            ended = true; // whoever waits for the disk still gets an answer from it
        }

        /** Appends a record of the log's own; a log that is full or ending goes without. */
        private long tryAppend(Statement statement) {
            try {
                return handOver(encode(new StatementEncoder(point), statement, null), Durability.ASYNC);
            } catch (LogException e) {
                return 0;
            }
        }
    }
}
