// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bylaw.evidence.custody.FolderVerifier;
import dev.bylaw.evidence.index.RecordView;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.verify.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real process on a real file system, of which the kernel refuses the n-th write, sync or rename of each thread: strace
 * answers in its place. Skipped where there is no strace, or it may not trace. More calls are refused in the campaign.
 */
class DiskFaultTest {

    @TempDir
    Path folder;

    static Stream<Arguments> faults() {
        List<Integer> calls = new ArrayList<>(List.of(1, 4));
        for (int n = 2; Boolean.getBoolean("bylaw.campaign") && n <= 30; n++) {
            calls.add(n);
        }
        return Stream.of(
                        List.of("pwrite64", "ENOSPC"),
                        List.of("fdatasync", "EIO"),
                        List.of("fsync", "EIO"),
                        List.of("rename", "ENOSPC"))
                .flatMap(fault -> calls.stream().map(n -> Arguments.of(fault.get(0), fault.get(1), n)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_call_that_the_kernel_refuses_is_final_and_loses_nothing_that_was_acknowledged(
            String call, String error, int number) throws Exception {
        Program strace = Program.named("strace");
        assumeTrue(strace.run("-o", "/dev/null", "true").exit() == 0, "strace may not trace here");
        List<String> said = strace.run(
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=" + call,
                        "-e",
                        "inject=" + call + ":error=" + error + ":when=" + number,
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FaultTarget.class.getName(),
                        folder)
                .text()
                .lines()
                .toList();

        Set<String> acknowledged = new HashSet<>();
        for (String line : said) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "acknowledged" -> acknowledged.add(words[1]);
                case "failed", "refused", "ended" -> assertThat(words[1]).isEqualTo("FAILED");
                default ->
                    assertThat(line).as("what the process should not say").isEmpty();
            }
        }
        assertThat(said).as("the fault is reported").contains("ended FAILED");

        LogFixture.write(folder, 2); // the disk is well again
        assertThat(new FolderVerifier(folder, LogFixture.policy(folder))
                        .verify()
                        .findings())
                .isEmpty();
        Set<String> recorded = new HashSet<>();
        try (LogReader log = LogReader.open(folder)) {
            while (log.next()) {
                recorded.add(String.valueOf(RecordView.of(log.record()).id()));
            }
        }
        assertThat(recorded).containsAll(acknowledged);
    }
}
