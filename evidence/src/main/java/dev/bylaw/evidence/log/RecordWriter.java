// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.crypto.Randomness;
import dev.bylaw.evidence.log.RecordRing.Slot;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.LateDecision;
import dev.bylaw.evidence.statement.LateEncoder;
import dev.bylaw.evidence.statement.LogHead;
import dev.bylaw.evidence.statement.Point;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.Recovery;
import dev.bylaw.evidence.statement.StatementEncoder;
import dev.bylaw.evidence.wal.WalWriter;
import java.util.Arrays;

/**
 * Makes records of what is in the ring, and adds them to the group that the write-ahead log is gathering.
 *
 * <h2>Guarantees</h2>
 * Every number becomes a record under that number: a number that was given up, and an outcome of which the decision is not
 * known, become a {@code recovery} record that says so.
 * <h2>Failure</h2>
 * What a record's own methods throw comes out of {@link #take}, and must end the log: its number has no record.
 *
 * <p>One thread.
 */
final class RecordWriter implements RecordRing.Consumer {

    private final WalWriter wal;
    private final Point point;
    private final String origin;
    private final LateEncoder encoder;
    private final OpenTable open = new OpenTable();
    private final WallClock clock = new WallClock();

    RecordWriter(WalWriter wal, Point point, String origin) {
        this.wal = wal;
        this.point = point;
        this.origin = origin;
        this.encoder = new LateEncoder(point);
    }

    /** Before the records of a group. */
    void beginGroup() {
        clock.set();
        Randomness.keepUp();
    }

    /** How many decisions allowed a call of which no outcome has come yet. */
    int open() {
        return open.size();
    }

    @Override
    public boolean take(long number, Slot slot) {
        if (!wal.hasRoom(StatementEncoder.MAX_RECORD)) {
            return false;
        }
        if (slot == null) {
            note(number, "A thread ended between taking its place in the log and filling it; its action was refused.");
        } else if (slot.record instanceof LateDecision decision) {
            decision(number, decision, clock.at(slot.nanos));
        } else if (slot.record instanceof EncodedRecord encoded) {
            encoded(number, encoded);
        } else {
            outcome(number, slot);
        }
        return true;
    }

    private void decision(long number, LateDecision decision, long timeMicros) {
        encoder.decision(decision, timeMicros, number);
        wal.add(encoder.buffer(), 0, encoder.length());
        if (decision.verdict().result() == Decision.Result.ALLOW) {
            int at = open.add(number, timeMicros);
            encoder.packRef(open.refs(), at);
        }
    }

    private void encoded(long number, EncodedRecord encoded) {
        byte[] record = encoded.numbered(number);
        wal.add(record, 0, record.length);
        if (encoded.ref() != null) {
            encoder.adopt(record, encoded.ref());
            int at = open.add(number, encoded.timeMicros());
            encoder.packRef(open.refs(), at);
        }
    }

    private void outcome(long number, Slot slot) {
        int place = open.find(slot.decision);
        if (place < 0) {
            note(number, "An outcome came for record " + slot.decision + ", which is no decision that waits for one.");
            return;
        }
        // Another clock setting may lie between the two: no action ends before it began.
        long decided = open.timeAt(place);
        long started = slot.startedNanos == 0 ? decided : Math.max(decided, clock.at(slot.startedNanos));
        long finished = Math.max(started, clock.at(slot.nanos));
        encoder.outcome(open.refs(), open.refAt(place), slot.outcome, started, finished, slot.error, number);
        wal.add(encoder.buffer(), 0, encoder.length());
        open.remove(place);
    }

    private void note(long number, String detail) {
        StatementEncoder statements = new StatementEncoder(point);
        statements.encode(
                new Recovery(new LogHead(origin, 0, new byte[32]), "gap", null, 0, 0, detail, RecordIds.nowMicros()));
        statements.number(number);
        byte[] record = Arrays.copyOf(statements.buffer(), statements.length());
        wal.add(record, 0, record.length);
    }
}
