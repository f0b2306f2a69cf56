// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.LogReservation;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.PolicyChange;
import dev.bylaw.evidence.witness.WitnessListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of which the first records cannot be written. */
class WaitingLogTest {

    @TempDir
    Path folder;

    private LogReservation reserve() throws LogException {
        return LogReservation.of(
                new LogSettings(folder, "example.com/log", "example.com/log", "1", "off", null, List.of(), 0),
                WitnessListener.NOBODY);
    }

    @Test
    void is_closed_and_unlocked_and_refuses_with_the_same_reason() throws Exception {
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        WaitingLog log = new WaitingLog(reserve(), new Console(new PrintStream(stderr, true, StandardCharsets.UTF_8)));
        PolicyChange first = new PolicyChange(List.of(), List.of(), "start", true, null, 0);
        log.beginsWith(() -> log.append(first, Durability.WITNESSED)); // and there are no witnesses

        assertThatThrownBy(log::open).isInstanceOf(LogException.class).hasMessageContaining("audit.quorum");
        assertThatThrownBy(() -> log.append(first, Durability.ASYNC)).hasMessageContaining("audit.quorum");
        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains("every governed call is refused");
        try (RecordLog next = reserve().open()) {
            assertThat(next.append(first, Durability.DURABLE)).isNotNull();
        }
        log.close();
    }
}
