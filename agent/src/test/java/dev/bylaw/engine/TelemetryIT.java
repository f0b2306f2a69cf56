// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.PaysInView;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions in the telemetry libraries of an application that knows nothing of it. */
class TelemetryIT {

    private static final String POLICIES = """
            @id("users") permit (principal == User::"alice", action == Action::"pay", resource);
            @id("payers") permit (principal == Agent::"payer", action == Action::"pay", resource);
            @id("limit") @reason("too much") forbid (principal, action == Action::"pay", resource)
            when { context.input.amount > 5000 };
            """;

    @TempDir
    Path folder;

    @Test
    void spans_and_meters_show_each_decision_and_nothing_of_arguments_and_users() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/pay.cedar", POLICIES);

        ForkedJvm.Outcome outcome = workplace.jvm().run(PaysInView.class, "1200", "7", "7123456");

        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        assertThat(outcome.out())
                .as(outcome.transcript())
                .contains(
                        "pay 7: bylaw.decision=allow",
                        "pay 7: bylaw.mode=enforce",
                        "pay 7: bylaw.action=pay",
                        "pay 7: bylaw.policy.id=users,payers",
                        "pay 7: gen_ai.agent.name=payer",
                        "pay 7: gen_ai.conversation.id=c-1",
                        "pay 7123456: bylaw.decision=deny",
                        "pay 7123456: bylaw.policy.id=limit",
                        "pay 7123456: bylaw.code=policy",
                        "pay 7123456: error.type=bylaw.refused",
                        "pay 7123456: bylaw.refusal bylaw.policy.id=limit")
                .anyMatch(line -> line.startsWith("meter bylaw.decisions ")
                        && line.contains("tag(decision=deny)")
                        && line.contains("tag(policy=limit)")
                        && line.contains("tag(action=pay)")
                        && line.contains("tag(mode=enforce)")
                        && line.endsWith("COUNT=1.0"))
                .anyMatch(line -> line.startsWith("meter bylaw.decision.duration ")
                        && line.contains("tag(decision=deny)")
                        && line.contains("COUNT=1.0")
                        && !line.endsWith("TOTAL_TIME=0.0"))
                .anyMatch(line -> line.matches("meter bylaw.methods.governed .. VALUE=[1-9].*"))
                .contains("meter bylaw.methods.ungoverned [] VALUE=0.0")
                .noneMatch(line -> line.startsWith("pay 7: bylaw.code") || line.startsWith("pay 7: error"))
                .noneMatch(line -> line.contains("alice") || line.contains("=7123456"));
    }

    @Test
    void with_telemetry_off_nothing_is_shown() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/pay.cedar", POLICIES);
        workplace.write("bylaw.yaml", "policies: policies\ntelemetry: off\naudit: {dir: log}\n");

        ForkedJvm.Outcome outcome = workplace.jvm().run(PaysInView.class, "40", "7");

        assertThat(outcome.out()).as(outcome.transcript()).noneMatch(line -> line.contains("bylaw."));
    }
}
