// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** DOS: what a storm of classes, names or refusals costs. */
@ThreatTests(attacks = "StormAttacks")
final class ThreatStormIT {

    private static final int REFUSALS = 20_000;
    private static final long BYTES_A_REFUSAL = 2_500;

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(folder)
                .audited("  durability: async\n")
                .flags("-Xmx128m", "-XX:MaxMetaspaceSize=160m")
                .run("StormAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void dos_2_every_refusal_is_counted() {
        assertThat(run.decisions("dos_2_refusals_without_end")).hasSize(REFUSALS);
    }

    @Test
    @Shows({Verdict.DOCUMENTED, Verdict.NOT_BUILT})
    void dos_2_a_refusal_costs_what_the_documentation_says() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(run.threats().log())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        System.out.println(
                "bytes for each decision on disk: " + bytes / run.decisions().size());
        assertThat(bytes / run.decisions().size()).isLessThan(BYTES_A_REFUSAL);
        assertThat(Documents.threatModel()).contains("A storm of refusals");
    }
}
