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

/** APPR and FLOW: approvals, budgets, and what only several calls together do. */
@ThreatTests(attacks = "FlowAttacks")
final class ThreatFlowIT {

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(folder).policies("""
                        permit (principal, action in [Action::"weigh", Action::"remit"], resource);
                        @approval("lead") forbid (principal, action == Action::"remit", resource);
                        forbid (principal, action == Action::"weigh", resource)
                        when { context.input.tags.contains("forbidden") };
                        """).run("FlowAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void appr_1_the_record_says_that_approval_was_required() {
        assertThat(run.decisions("appr_1_asking_and_then_asking_for_something_else"))
                .extracting(decision -> decision.path("result").asText())
                .containsExactly("escalate", "escalate");
    }

    @Test
    @Shows(Verdict.NOT_BUILT)
    void appr_1_that_nothing_approves_yet_is_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("Approvals cannot be given yet");
    }

    @Test
    @Shows(Verdict.NOT_BUILT)
    void appr_3_that_requests_are_not_limited_yet_is_documented() throws Exception {
        assertThat(run.decisions("appr_3_a_flood_of_requests")).hasSize(300);
        assertThat(Documents.threatModel()).contains("requests for approval are not limited");
    }

    @Test
    void flow_1_the_record_says_that_the_calls_were_used_up() {
        assertThat(run.decisions("flow_1_one_limit_for_threads_and_sub_agents"))
                .hasSize(12)
                .allSatisfy(
                        decision -> assertThat(decision.path("code").asText()).isEqualTo("budget"));
    }

    @Test
    @Shows(Verdict.NOT_BUILT)
    void flow_2_that_amounts_are_not_added_up_yet_is_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("nothing adds up the amounts of several calls");
    }

    @Test
    @Shows(Verdict.DOCUMENTED)
    void flow_3_that_nobody_looks_for_inverse_methods_is_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("inverse of a governed method");
    }
}
