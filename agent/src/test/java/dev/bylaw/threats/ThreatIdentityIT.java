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

/** IDENT: who acts, across threads, tasks and the ends of both. */
@ThreatTests(attacks = "IdentityAttacks")
final class ThreatIdentityIT {

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(folder).run("IdentityAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void ident_4_what_cleaners_and_finalizers_try_is_recorded_as_nobodys() {
        assertThat(run.decisions("ident_4_cleaners_and_finalizers")).hasSize(2).allSatisfy(decision -> {
            assertThat(decision.path("code").asText()).isEqualTo("unattributed");
            assertThat(decision.at("/actor/agent").isMissingNode()
                            || decision.at("/actor/agent").isNull())
                    .isTrue();
        });
    }

    @Test
    void ident_4_a_shutdown_hook_is_refused_and_recorded_after_the_application_has_ended() {
        assertThat(run.outcome().out()).last().isEqualTo("hook refused");
        assertThat(run.decisions("hook"))
                .extracting(decision -> decision.path("code").asText())
                .containsExactly("unattributed");
    }
}
