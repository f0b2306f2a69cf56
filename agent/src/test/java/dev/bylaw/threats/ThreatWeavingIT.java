// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Preloading;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** INST: gaps of the weaving, and weaving that fails. */
@ThreatTests(attacks = "WeavingAttacks")
final class ThreatWeavingIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder).run("WeavingAttacks").attacks();
    }

    @Test
    void inst_4_what_was_loaded_before_is_woven() throws Exception {
        ForkedJvm.Outcome outcome = preloading("fine");
        assertThat(outcome.out()).as(outcome::transcript).contains("preloaded", "initialiser refused", "main refused");
    }

    @Test
    @Shows(Verdict.REFUSED_AT_START)
    void inst_4_one_that_cannot_be_changed_refuses_the_start_and_is_named() throws Exception {
        ForkedJvm.Outcome outcome = preloading("full");
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(outcome.out()).containsExactly("preloaded");
        assertThat(String.join("\n", outcome.err())).contains("made.Large");
    }

    private ForkedJvm.Outcome preloading(String what) throws Exception {
        Path agent = Jars.of(folder.resolve("preloading.jar"), "Premain-Class", Preloading.class.getName());
        return Threats.in(folder).before("-javaagent:" + agent + "=" + what).start(Early.class);
    }
}
