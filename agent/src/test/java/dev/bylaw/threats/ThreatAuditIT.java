// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Ending;
import dev.bylaw.threats.app.Erasing;
import dev.bylaw.threats.app.Freezing;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AUDIT: whether the log survives those whom it speaks of. */
@ThreatTests(attacks = "AuditAttacks")
final class ThreatAuditIT {

    @TempDir
    static Path shared;

    private static Run run;

    @TempDir
    Path folder;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(shared).run("AuditAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt", "exit"})
    void audit_1_the_decision_outlives_the_process_and_the_outcome_is_unknown(String how) throws Exception {
        Threats threats = Threats.in(folder);
        ForkedJvm.Outcome outcome = threats.start(Ending.class, how);
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("effect " + how);
        assertThat(outcome.exitCode()).isEqualTo(3);
        threats.start(Ending.class, "control");
        assertThat(threats.bylaw("log", "query", threats.log().toString(), "--resource", how, "--json")
                        .out())
                .singleElement()
                .asString()
                .contains("\"decision\":\"allow\"")
                .contains("\"outcome\":\"unknown\"");
        assertThat(threats.bylaw("log", "verify", threats.log().toString()).exitCode())
                .isZero();
    }

    @Test
    void audit_2_the_first_call_of_all_with_the_flag_set_is_recorded() throws Exception {
        Threats threats = Threats.in(folder);
        ForkedJvm.Outcome outcome = threats.start(Early.Interrupted.class);
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("initialiser refused", "main refused");
        assertThat(threats.records("decision")).hasSize(2);
    }

    @Test
    void audit_2_every_call_with_the_flag_set_is_recorded() {
        assertThat(run.decisions("flagged")).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "stop"})
    void audit_2_a_log_whose_threads_are_gone_lets_nothing_through_unrecorded(String how) throws Exception {
        Threats threats = Threats.in(folder);
        ForkedJvm.Outcome outcome = threats.start(Freezing.class, how);
        threats.start(Early.class);
        long effects = outcome.out().stream()
                .filter(line -> line.startsWith("effects "))
                .mapToLong(line -> Long.parseLong(line.substring("effects ".length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(outcome.transcript()));
        long allowed = threats.records("decision").stream()
                .filter(decision -> decision.at("/action/target").asText().equals("Attack::\"frozen\""))
                .filter(decision -> decision.path("result").asText().equals("allow"))
                .count();
        assertThat(effects).as(outcome::transcript).isLessThanOrEqualTo(allowed);
        assertThat(effects == 2 || outcome.out().contains("refused")).isTrue();
    }

    @Test
    void audit_3_what_happened_in_silence_is_recorded() {
        assertThat(run.decisions("audit_3_logging_and_streams")).hasSize(2);
    }

    @ParameterizedTest
    @Shows({Verdict.STOPPED, Verdict.EVIDENT})
    @ValueSource(strings = {"truncate", "truncate-by-descriptor", "delete", "rename"})
    void audit_4_a_log_that_somebody_else_changes_takes_nothing_more(String how) throws Exception {
        ForkedJvm.Outcome outcome = Threats.in(folder).start(Erasing.class, how);
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("refused", "refused", "refused");
        assertThat(String.join("\n", outcome.err())).contains("could not be recorded");
    }

    @Test
    @Shows(Verdict.EVIDENT)
    void audit_4_a_published_file_that_is_gone_is_found_by_the_verifier() throws Exception {
        Threats threats = Threats.in(folder);
        threats.start(Early.class);
        assertThat(threats.bylaw("log", "verify", threats.log().toString()).exitCode())
                .isZero();
        Path entries;
        try (Stream<Path> files = Files.walk(threats.log().resolve("log/tile/entries"))) {
            // A bundle that is not full yet is published again when it has grown; the head stands for the largest one.
            entries = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(entries);
        bytes[bytes.length / 2] ^= 1;
        Files.write(entries, bytes);
        assertThat(threats.bylaw("log", "verify", threats.log().toString()).exitCode())
                .isEqualTo(1);
        Files.delete(entries);
        assertThat(threats.bylaw("log", "verify", threats.log().toString()).exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @Shows(Verdict.REFUSED_AT_START)
    @ValueSource(strings = {"link", "folder"})
    void audit_4_something_else_planted_in_the_place_of_the_log(String what) throws Exception {
        Threats threats = Threats.in(folder);
        threats.start(Early.class);
        Path wal;
        try (Stream<Path> files = Files.list(threats.log().resolve("wal"))) {
            wal = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(wal);
        Files.delete(wal);
        if (what.equals("link")) {
            Path elsewhere = Files.write(folder.resolve("elsewhere"), bytes);
            Files.createSymbolicLink(wal, elsewhere);
        } else {
            Files.createDirectory(wal);
        }
        ForkedJvm.Outcome outcome = threats.start(Early.class);
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
    }
}
