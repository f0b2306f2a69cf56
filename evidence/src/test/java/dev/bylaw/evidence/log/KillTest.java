// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.index.RecordView;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.verify.LogReport;
import dev.bylaw.evidence.verify.LogVerifier;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed by the operating system at some moment, again and again. A few times here; 500 in the campaign. */
class KillTest {

    private static final int KILLS = Boolean.getBoolean("bylaw.campaign") ? 500 : 4;

    @TempDir
    Path folder;

    @Test
    void no_effect_is_without_a_durable_decision_however_often_the_process_is_killed() throws Exception {
        Random random = new Random(9);
        Set<String> effects = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(kill, 1 + random.nextInt(400), effects);
        }
        LogFixture.write(folder, 2); // opens once more, and records what is in doubt

        LogReport report = new LogVerifier(folder, LogFixture.policy(folder)).verify();
        assertThat(report.findings()).isEmpty();
        Map<String, Integer> outcomes = new HashMap<>();
        Set<String> decisions = new HashSet<>();
        try (LogReader log = LogReader.open(folder)) {
            while (log.next()) {
                RecordView view = RecordView.of(log.record());
                if (view.type().equals("decision")) {
                    assertThat(decisions.add(view.id())).isTrue();
                } else if (view.type().equals("execution")) {
                    outcomes.merge(view.id(), 1, Integer::sum);
                }
            }
        }
        assertThat(effects).isNotEmpty();
        assertThat(decisions).containsAll(effects);
        assertThat(outcomes.keySet()).isEqualTo(decisions);
        assertThat(outcomes.values()).containsOnly(1);
    }

    /** Starts the process, collects its effects, and kills it after so many. */
    private void runAndKill(int number, int killAfter, Set<String> effects) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTarget.class.getName(),
                        folder.toString(),
                        "run" + number)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.endsWith(".")) { // the last line may be cut by the kill
                    lines.add(line.substring(0, line.length() - 1));
                }
                if (lines.size() == killAfter) {
                    process.toHandle().destroyForcibly(); // unlike the process, leaves what it wrote to be read
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(folder.resolve("errors"))).isEmpty();
        effects.addAll(lines);
        Files.delete(folder.resolve("errors"));
    }
}
