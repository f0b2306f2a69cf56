// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** STATE: tampering with the enforcer's state and with what guards it. */
@ThreatTests(attacks = "StateAttacks")
final class ThreatStateIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder).run("StateAttacks").attacks();
    }

    @Test
    @Shows({Verdict.STOPPED, Verdict.REFUSED_AT_START})
    void state_3_a_flag_that_opens_java_lang_gives_nobody_the_gate_and_is_refused_when_strict() throws Exception {
        String opens = "--add-opens=java.base/java.lang=ALL-UNNAMED";
        Run run = Threats.in(folder).flags(opens).run("StateAttacks");
        assertThat(run.line("state_2_reflection_on_the_gate").effects()).isZero();
        assertThat(run.line("state_2_reflection_on_the_gate").rest()).isEmpty();
        ForkedJvm.Outcome refused = Threats.in(folder)
                .configured("hardening: strict\n")
                .flags(ForkedJvm.hardened())
                .flags(opens)
                .start(Early.class);
        assertThat(refused.exitCode()).as(refused::transcript).isEqualTo(78);
        assertThat(String.join("\n", refused.err())).contains("opens is open");
    }

    @Test
    @Shows(Verdict.REFUSED_AT_START)
    void state_1_a_jvm_that_lets_unsafe_write_is_refused_when_strict() throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "older JDKs cannot deny it; there the seal stands in");
        ForkedJvm.Outcome refused = Threats.in(folder)
                .configured("hardening: strict\n")
                .flags(Stream.of(ForkedJvm.hardened())
                        .filter(flag -> !flag.contains("unsafe"))
                        .toArray(String[]::new))
                .start(Early.class);
        assertThat(refused.exitCode()).as(refused::transcript).isEqualTo(78);
        assertThat(String.join("\n", refused.err())).contains("unsafe is open");
    }

    @Test
    @Shows(Verdict.DOCUMENTED)
    void state_4_that_the_enforcers_loader_can_be_found_is_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("code that finds the loader can reflect into it");
    }
}
