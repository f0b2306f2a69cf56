// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.index.RecordView;
import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.merkle.ProofVerifier;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.tiles.TileReader;
import dev.bylaw.evidence.verify.GoVerify;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.verify.LogReport;
import dev.bylaw.evidence.verify.LogVerifier;
import dev.bylaw.evidence.verify.Program;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed by the operating system at some moment, again and again. A few times here; 500 in the campaign. */
class KillTest {

    private static final int KILLS = Integer.getInteger("bylaw.kills", Boolean.getBoolean("bylaw.campaign") ? 500 : 4);

    @TempDir
    Path folder;

    @TempDir
    Path heads;

    @TempDir
    Path tools;

    @Test
    void no_effect_is_without_a_durable_decision_however_often_the_process_is_killed() throws Exception {
        Random random = new Random(9);
        Set<String> effects = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(kill, 1 + random.nextInt(400), effects);
            keepHead(kill);
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
        everyHeadIsABeginningOfTheLastOne();
        assertThat(effects).isNotEmpty();
        assertThat(decisions).containsAll(effects);
        assertThat(outcomes.keySet()).isEqualTo(decisions);
        assertThat(outcomes.values()).containsOnly(1);
    }

    /** Keeps what was published when the process died, as somebody would who holds an old receipt. */
    private void keepHead(int kill) throws Exception {
        Path checkpoint = folder.resolve("log/checkpoint");
        if (Files.exists(checkpoint)) {
            Files.copy(checkpoint, heads.resolve(String.valueOf(kill)));
        }
    }

    private void everyHeadIsABeginningOfTheLastOne() throws Exception {
        TrustPolicy policy = LogFixture.policy(folder);
        Checkpoint last = policy.accept(Files.readAllBytes(folder.resolve("log/checkpoint")))
                .checkpoint();
        MerkleTree tree = new MerkleTree(new TileReader(new DiskStorage(folder), last.size()), last.size());
        try (Stream<Path> files = Files.list(heads)) {
            for (Path file : files.toList()) {
                Checkpoint old = policy.accept(Files.readAllBytes(file)).checkpoint();
                assertThat(new ProofVerifier()
                                .consistent(
                                        old.size(),
                                        old.root(),
                                        last.size(),
                                        last.root(),
                                        tree.consistencyProof(old.size())))
                        .as("the head of %d records", old.size())
                        .isTrue();
            }
        }
    }

    @Test
    void a_stranger_sees_every_head_that_was_published_before_a_kill_grow_into_the_last_one() throws Exception {
        Program goverify = GoVerify.build(tools);
        Random random = new Random(10);
        for (int kill = 0; kill < Math.min(KILLS, 25); kill++) {
            runAndKill(kill, 50 + random.nextInt(400), new HashSet<>());
            keepHead(kill);
        }
        LogFixture.write(folder, 2);
        try (Stream<Path> files = Files.list(heads)) {
            for (Path old : files.toList()) {
                assertThat(goverify.run(
                                        "grow",
                                        "-policy",
                                        folder.resolve("trust.policy"),
                                        "-old",
                                        old,
                                        "-dir",
                                        folder.resolve("log"))
                                .text())
                        .contains("ok grow");
            }
        }
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
