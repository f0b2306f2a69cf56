// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.LateSample;
import dev.bylaw.evidence.storage.SimulatedDisk;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.witness.Cosigners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that begin and do not end: what the log must remember of them is bounded, and none is forgotten. */
class EndlessCallsTest {

    private static final int LIMIT = 10;

    @TempDir
    Path folder;

    @Test
    void one_call_more_than_the_log_keeps_account_of_is_refused_until_another_one_ends() throws Exception {
        TransparencyLog log = log(new SimulatedDisk());
        List<Long> running = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            running.add(log.append(LateSample.allowed("o-" + i), Durability.ASYNC));
        }
        log.commitNow();
        assertThatThrownBy(() -> log.append(LateSample.allowed("one more"), Durability.ASYNC))
                .isInstanceOfSatisfying(
                        LogException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FULL))
                .hasMessageContaining("10 governed calls have begun and not ended");

        log.appendOutcome(running.get(3), 0, Outcome.COMPLETED, null);
        log.commitNow();
        assertThat(log.append(LateSample.allowed("one more"), Durability.ASYNC)).isEqualTo(LIMIT + 2);
    }

    @Test
    void refusals_are_recorded_however_many_calls_are_running() throws Exception {
        TransparencyLog log = log(new SimulatedDisk());
        for (int i = 0; i < LIMIT; i++) {
            log.append(LateSample.allowed("o-" + i), Durability.ASYNC);
        }
        log.commitNow();
        LateSample denied = LateSample.of(dev.bylaw.evidence.statement.Samples.denied("-"));
        assertThat(log.append(denied, Durability.ASYNC)).isEqualTo(LIMIT + 1);
    }

    @Test
    void what_an_earlier_head_and_the_write_ahead_log_know_of_running_calls_is_put_together() throws Exception {
        SimulatedDisk disk = new SimulatedDisk();
        TransparencyLog log = log(disk);
        List<Long> running = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            running.add(log.append(LateSample.allowed("o-" + i), Durability.ASYNC));
            log.commitNow();
            if (i == 5) {
                log.publishNow(); // the head knows of six
            }
        }
        log.appendOutcome(running.get(1), 0, Outcome.COMPLETED, null);
        log.appendOutcome(running.get(7), 0, Outcome.COMPLETED, null);
        log.commitNow();

        LogOpening next = opening(disk.afterCrash(() -> true));
        assertThat(next.findings()).hasSize(1 + 7); // the recovery, and an unknown outcome of each
        assertThat(next.publication().openDecisions())
                .extracting(ref -> ref.leaf().length)
                .containsOnly(32)
                .hasSize(7);
    }

    @Test
    void thousands_of_calls_in_doubt_get_their_outcome_at_the_next_start_and_the_log_verifies() throws Exception {
        int calls = 3_000;
        TransparencyLog first = TransparencyLog.open(LogFixture.settings(folder));
        for (int i = 0; i < calls; i++) {
            first.append(LateSample.allowed("o-" + i), Durability.ASYNC);
        }
        first.close();
        TransparencyLog.open(LogFixture.settings(folder)).close();

        int unknown = 0;
        try (LogReader reader = LogReader.open(folder)) {
            while (reader.next()) {
                unknown += new String(reader.record(), UTF_8).contains("\"outcome\":\"unknown\"") ? 1 : 0;
            }
        }
        assertThat(unknown).isEqualTo(calls);
        assertThat(new dev.bylaw.evidence.verify.LogVerifier(folder, LogFixture.policy(folder))
                        .verify()
                        .findings())
                .isEmpty();
    }

    private TransparencyLog log(SimulatedDisk disk) throws LogException {
        return new TransparencyLog(LogFixture.settings(folder), opening(disk), LIMIT);
    }

    private LogOpening opening(SimulatedDisk disk) throws LogException {
        return LogOpening.prepare(LogFixture.settings(folder), disk, disk, Cosigners.NOBODY);
    }
}
