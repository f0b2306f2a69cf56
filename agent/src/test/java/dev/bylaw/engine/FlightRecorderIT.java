// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.Pays;
import dev.bylaw.engine.app.PaysOnRecord;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions in the JDK's flight recorder. */
class FlightRecorderIT {

    @TempDir
    Path folder;

    @Test
    void a_recording_has_each_decision_with_who_asked_for_what_and_nothing_of_the_arguments() throws Exception {
        Path file = folder.resolve("a.jfr");
        ForkedJvm.Outcome outcome = Workplace.in(folder).jvm().run(PaysOnRecord.class, file.toString());

        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events).as(outcome.transcript()).hasSize(2);
        assertThat(events)
                .extracting(
                        event -> event.getString("decision"),
                        event -> event.getString("mode"),
                        event -> event.getString("principal"),
                        event -> event.getString("action"),
                        event -> event.getString("resource"),
                        event -> event.getString("policies"),
                        event -> event.getString("code"))
                .containsExactly(tuple("allow", "payers", null), tuple("deny", "limit", "policy"));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getString("site")).contains("Till").contains("pay");
            assertThat(event.toString()).doesNotContain("7123456");
        });
    }

    private static Tuple tuple(String decision, String policies, String code) {
        return Tuple.tuple(decision, "enforce", "Agent::\"payer\"", "Action::\"pay\"", "Road::\"p\"", policies, code);
    }

    @Test
    void a_recording_that_a_flag_begins_is_noticed_too() throws Exception {
        Path file = folder.resolve("b.jfr");
        ForkedJvm.Outcome outcome = Workplace.in(folder)
                .jvm()
                .flags("-XX:StartFlightRecording:filename=" + file)
                .run(PaysOnRecord.class);

        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        assertThat(RecordingFile.readAllEvents(file))
                .as(outcome.transcript())
                .filteredOn(event -> event.getEventType().getName().equals("bylaw.Decision"))
                .extracting(event -> event.getString("decision"))
                .containsExactly("allow", "deny");
    }

    @Test
    void a_jdk_without_the_flight_recorder_decides_all_the_same() throws Exception {
        ForkedJvm.Outcome outcome = Workplace.in(folder)
                .jvm()
                .flags("--limit-modules", "java.instrument,java.net.http,java.management,jdk.crypto.ec,jdk.unsupported")
                .run(Pays.class, "7", "7123456");

        assertThat(outcome.out())
                .as(outcome.transcript())
                .containsExactly("paid 7", "Refused by policy limit: too much.");
    }
}
