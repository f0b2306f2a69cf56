// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.log.RecordRing.Slot;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.LateSample;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.storage.SimulatedDisk;
import dev.bylaw.evidence.wal.WalCursor;
import dev.bylaw.evidence.wal.WalWriter;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecordWriterTest {

    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void a_number_that_was_given_up_becomes_a_record_that_says_so() throws IOException {
        assertThat(record(writer -> writer.take(1, null)))
                .contains("recovery/v0.1")
                .contains("\"event\":\"gap\"")
                .contains("A thread ended between taking its place in the log and filling it")
                .contains("\"seq\":1");
    }

    @Test
    void an_outcome_without_a_decision_becomes_a_record_that_says_so() throws IOException {
        assertThat(record(writer -> writer.take(1, outcomeOf(77))))
                .contains("recovery/v0.1")
                .contains("\"event\":\"gap\"")
                .contains("record 77, which is no decision that waits for one");
    }

    @Test
    void no_action_ends_before_it_began_whatever_the_clock_does() throws IOException {
        Slot decision = new Slot();
        decision.record = LateSample.allowed("a");
        decision.nanos = System.nanoTime();
        Slot outcome = outcomeOf(1);
        outcome.startedNanos = decision.nanos - 5_000_000_000L;
        outcome.nanos = decision.nanos - 9_000_000_000L;
        record(writer -> writer.take(1, decision) && writer.take(2, outcome));
        String decided = read(0).replaceAll(".*\"time\":\"([^\"]*)\".*", "$1");
        assertThat(read(1))
                .contains("\"startedOn\":\"" + decided + "\"")
                .contains("\"finishedOn\":\"" + decided + "\"");
    }

    private static Slot outcomeOf(long decision) {
        Slot slot = new Slot();
        slot.decision = decision;
        slot.outcome = Outcome.COMPLETED;
        return slot;
    }

    private interface Work {
        boolean with(RecordWriter writer);
    }

    private String record(Work work) throws IOException {
        WalWriter wal = WalWriter.start(disk, 0);
        assertThat(work.with(new RecordWriter(wal, Samples.POINT, "example.com/orders")))
                .isTrue();
        wal.commit();
        wal.close();
        return read(0);
    }

    private String read(long index) throws IOException {
        try (WalCursor cursor = new WalCursor(disk, index)) {
            return new String(cursor.advance(), UTF_8);
        }
    }
}
