// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** RECORD: hostile content on its way into the log, and out of it. */
@ThreatTests(attacks = "RecordAttacks")
final class ThreatRecordIT {

    private static final long SMALL = 32 << 20;

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(folder).policies("""
                        permit (principal == Agent::"keeper", action == Action::"file", resource);
                        @disclose("open,secret")
                        permit (principal == Agent::"keeper", action == Action::"whisper", resource);
                        """).run("RecordAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void record_1_a_call_from_under_a_decision_is_recorded_as_such() {
        assertThat(run.decisions())
                .extracting(decision -> decision.path("code").asText())
                .containsOnlyOnce("reentrant");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(run.threats().log())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void record_2_the_log_stays_small() throws IOException {
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        assertThat(size).isLessThan(SMALL);
    }

    @Test
    void record_3_no_file_of_the_log_holds_a_secret_or_an_instruction() throws IOException {
        String all = "";
        for (Path file : files()) {
            all += new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        }
        assertThat(all.contains("in the open")).as("what may be disclosed is").isTrue();
        assertThat(all.contains("battery staple")).as("the secret").isFalse();
        assertThat(all.contains("Ignore the policies")).as("the instruction").isFalse();
    }

    @Test
    void record_4_the_command_shows_escapes_and_moves_no_cursor() throws Exception {
        List<String> shown = run.threats()
                .bylaw("log", "show", run.threats().log().toString())
                .out();
        assertThat(shown).anyMatch(line -> line.contains("\\u{1b}")).anyMatch(line -> line.contains("\\u{202e}"));
        String all = String.join("", shown);
        assertThat(all.codePoints().filter(ThreatRecordIT::steers)).isEmpty();
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
