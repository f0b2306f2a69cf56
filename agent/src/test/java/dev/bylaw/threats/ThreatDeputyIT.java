// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** DEPUTY: confused deputies, and who a call is put down to. */
@ThreatTests(attacks = "DeputyAttacks")
final class ThreatDeputyIT {

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(folder).policies("""
                        permit (principal == Agent::"intruder", action == Action::"sort", resource);
                        permit (principal == Agent::"intruder", action == Action::"file", resource);
                        """).run("DeputyAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void deputy_1_the_call_and_the_call_inside_it_have_a_decision_each() {
        assertThat(run.decisions("sorted"))
                .extracting(decision -> decision.path("result").asText())
                .containsExactly("allow", "allow");
        assertThat(run.decisions("deputy_1_a_comparator_inside_a_permitted_call"))
                .extracting(decision -> decision.path("code").asText())
                .containsExactly("no-permit");
    }

    @Test
    void deputy_2_work_on_another_thread_is_nobodys() {
        assertThat(run.decisions("deputy_2_the_services_own_address"))
                .extracting(decision -> decision.path("code").asText())
                .containsExactly("unattributed");
        assertThat(run.decisions("deputy_2_a_queue"))
                .extracting(decision -> decision.path("code").asText())
                .containsExactly("unattributed");
    }

    @Test
    @Shows({Verdict.STOPPED, Verdict.DOCUMENTED})
    void deputy_2_that_such_work_has_the_identity_its_thread_binds_is_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("acts as whoever that thread binds");
    }

    @Test
    @Shows(Verdict.DOCUMENTED)
    void deputy_3_the_write_is_recorded_and_the_job_put_down_to_the_scheduler() throws Exception {
        assertThat(run.decisions("job"))
                .extracting(decision -> decision.at("/actor/agent").asText())
                .containsExactly("Agent::\"intruder\"");
        assertThat(run.decisions("scheduled"))
                .extracting(decision -> decision.at("/actor/agent").asText())
                .containsExactly("Agent::\"scheduler\"");
        assertThat(Documents.threatModel()).contains("Second-order instructions");
    }
}
