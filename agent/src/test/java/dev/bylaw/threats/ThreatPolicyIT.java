// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POLICY, and TOCTOU-2: what policies are asked, and whether they answer it. */
@ThreatTests(attacks = "PolicyAttacks")
final class ThreatPolicyIT {

    private static final String LIMITS = """
            permit (principal == Agent::"intruder", action == Action::"weigh", resource)
            when { context.input.amount >= 0 };
            forbid (principal, action == Action::"weigh", resource) when { context.input.amount > 100 };
            forbid (principal, action == Action::"weigh", resource) when { context.input.tags.contains("forbidden") };
            permit (principal == Agent::"intruder", action == Action::"remit", resource)
            when { context.input.amount.greaterThanOrEqual(decimal("0.0")) };
            forbid (principal, action == Action::"remit", resource)
            when { context.input.amount.greaterThan(decimal("100.0")) };
            """;

    @TempDir
    static Path shared;

    private static Run run;

    @TempDir
    Path folder;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(shared).policies(LIMITS).run("PolicyAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void policy_1_the_record_says_that_a_prohibition_could_not_be_evaluated() {
        assertThat(run.decisions("policy_1_what_a_prohibition_reads_is_not_there"))
                .isNotEmpty()
                .allSatisfy(
                        decision -> assertThat(decision.path("code").asText()).isEqualTo("forbid-error"));
    }

    private ForkedJvm.Outcome started(Threats threats) throws Exception {
        return threats.start(Early.class);
    }

    @ParameterizedTest
    @Shows(Verdict.REFUSED_AT_START)
    @ValueSource(
            strings = {
                "permit (principal, action == Action::\"remit\", resource) when { context.input.amonut == 1 };",
                "permit (principal, action == Action::\"remit\", resource) when { context.inptu.amount == 1 };",
                "forbid (principal, action == Action::\"remit\", resource) when { context.input.amount > 100 };",
                "@id(\"a\") permit (principal, action, resource); @id(\"a\") forbid (principal, action, resource);",
                "permit (principal, action, resource) when { \"",
            })
    void policy_4_a_policy_that_can_never_mean_what_it_says(String policy) throws Exception {
        ForkedJvm.Outcome outcome = started(Threats.in(folder).policies(policy).foreseeing("Clerk"));
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    @Shows(Verdict.REFUSED_AT_START)
    void policy_4_a_policy_nested_without_end() throws Exception {
        String deep = "!".repeat(100_000) + "true";
        ForkedJvm.Outcome outcome =
                started(Threats.in(folder).policies("permit (principal, action, resource) when { " + deep + " };"));
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
    }

    @Test
    void policy_4_an_action_that_nobody_has_is_named_and_permits_nothing() throws Exception {
        ForkedJvm.Outcome outcome = started(Threats.in(folder)
                .policies("permit (principal, action == Action::\"opne\", resource);")
                .foreseeing("Vault"));
        assertThat(String.join("\n", outcome.err())).contains("opne", "open");
        assertThat(outcome.out()).as(outcome::transcript).contains("main refused");
    }

    @ParameterizedTest
    @Shows(Verdict.REFUSED_AT_START)
    @ValueSource(
            strings = {
                "moed: enforce",
                "mode: enforce\nmode: observe",
                "mode: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1\"]]]]",
                "agents: &a [*a]",
                "agents: &a [x, x]\ngovern: [*a, *a, *a]",
                "govern:\n  - {method: 'dev.bylaw.threats.app.Vault#opne(..)', action: open}",
            })
    void policy_4_a_configuration_that_is_hostile_or_mistaken(String lines) throws Exception {
        ForkedJvm.Outcome outcome = started(Threats.in(folder).configured(lines + "\n"));
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
    }
}
