// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** FAIL-1 at the end of the stack: a call is refused, or allowed and recorded, however little of it is left. */
@ThreatTests(attacks = "StackAttacks")
final class ThreatStackIT {

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(folder).run("StackAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void fail_1_every_effect_at_the_end_of_the_stack_has_its_decision() {
        int effects = run.outcome().out().stream()
                .filter(line -> line.startsWith("effects edge "))
                .mapToInt(line -> Integer.parseInt(line.substring("effects edge ".length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.outcome().transcript()));
        long allowed = run.decisions("edge").stream()
                .filter(decision -> decision.path("result").asText().equals("allow"))
                .count();
        assertThat(allowed).isGreaterThanOrEqualTo(effects);
    }
}
