// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.identity.HandOver;
import dev.bylaw.engine.identity.Opening;
import dev.bylaw.engine.telemetry.Telemetry;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnforcerTest {

    private static final int REFUND = 3;
    private static final String POLICIES = """
            @id("support")
            permit (principal, action == Action::"refund", resource is Order)
            when { principal in Role::"support" };

            @id("limit")
            @reason("refunds above 50.00 need a person")
            @approval("finance lead")
            @disclose("amount, secret")
            @durability("witnessed")
            forbid (principal, action == Action::"refund", resource)
            when { context.input.amount > 5000 };
            """;
    private static final String ENTITIES = """
            [{"uid": {"type": "User", "id": "alice"}, "attrs": {}, "parents": [{"type": "Role", "id": "support"}]},
             {"uid": {"type": "Agent", "id": "support"}, "attrs": {}, "parents": [{"type": "Role", "id": "support"}]},
             {"uid": {"type": "Agent", "id": "mailer"}, "attrs": {}, "parents": []}]
            """;

    private final MemoryLog log = new MemoryLog();
    private final SiteBook sites = new SiteBook();
    private final Bindings bindings = new Bindings(null, () -> {});
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final Enforcer enforcer = enforcer(POLICIES, true);

    private static final HandOver ANYWAY = (from, to) -> from.to(to, dev.bylaw.engine.identity.Source.API);

    private final List<String> kept = new ArrayList<>();

    private Enforcer enforcer(String policies, boolean enforced) {
        return enforcer(policies, enforced, ArgumentVault.NONE);
    }

    private Enforcer enforcer(String policies, boolean enforced, ArgumentVault vault) {
        return enforcer(policies, enforced, vault, bindings);
    }

    private Enforcer enforcer(String policies, boolean enforced, ArgumentVault vault, Bindings bound) {
        sites.put(new SiteBook.Entry(site("Order::{order}"), Question.of(site("Order::{order}")), null));
        PolicyBundle bundle;
        try {
            bundle = PolicyFiles.bundle(new PolicyFiles.Texts(
                    List.of(new Source("p.cedar", policies)),
                    Optional.of(new Source("e.json", ENTITIES)),
                    Optional.empty()));
        } catch (PolicyLoadException wrong) {
            throw new IllegalArgumentException(wrong);
        }
        Console console = new Console(new PrintStream(stderr, true, StandardCharsets.UTF_8));
        RefusedPowers powers = new RefusedPowers(log, bound, Durability.DURABLE, console);
        return new Enforcer(
                sites,
                new PolicyStore(bundle, Settings.Arguments.ALL),
                bound,
                new IdentityCalls(bound, null, null, powers),
                new Docket(
                        new Recorder(log, Durability.DURABLE, enforced, vault),
                        enforced,
                        console,
                        new DecisionEvents(),
                        new Telemetry(List.of(), text -> {})),
                null,
                console,
                () -> {});
    }

    private static Site site(String resource) {
        return new Site(
                REFUND,
                "com.acme.Orders",
                "refund",
                "(Ljava/lang/String;JLjava/lang/String;)V",
                1,
                "refund",
                resource,
                List.of(
                        new Parameter("order", "Ljava/lang/String;", null, false, false, null),
                        new Parameter("amount", "J", null, false, false, null),
                        new Parameter("secret", "Ljava/lang/String;", null, true, false, null)),
                new Origin.Annotation("com.acme.Orders", false));
    }

    private int refund(Enforcer by, Object order, Object amount) {
        return by.enter(REFUND, null, new Object[] {order, amount, "hunter2"});
    }

    private Object as(String... chain) {
        return bindings.open(Opening.of(chain, "s-1"), ANYWAY);
    }

    @Test
    void an_allowed_call_leaves_a_decision_and_then_an_execution() {
        as("User", "alice", "Agent", "support");
        int call = refund(enforcer, "o-17", 4_000L);
        assertThat(log.decisions()).hasSize(1);
        assertThat(log.executions()).isEmpty();
        enforcer.exit(call);

        Decision decision = log.decisions().get(0);
        assertThat(decision.verdict().result()).isEqualTo(Decision.Result.ALLOW);
        assertThat(decision.verdict().code()).isNull();
        assertThat(decision.action().name()).isEqualTo("refund");
        assertThat(decision.action().target()).isEqualTo("Order::\"o-17\"");
        assertThat(decision.action().arguments()).hasSize(3);
        assertThat(decision.actor().agent()).isEqualTo("Agent::\"support\"");
        assertThat(decision.actor().onBehalfOf()).containsExactly("User::\"alice\"");
        assertThat(decision.actor().sources()).containsExactly("api", "api");
        assertThat(decision.actor().session()).isEqualTo("s-1");
        assertThat(decision.policy().determining()).containsExactly("support");
        assertThat(log.executions().get(0).outcome()).isEqualTo(Execution.Outcome.COMPLETED);
        assertThat(log.executions().get(0).decision().id()).isEqualTo(decision.id());
    }

    @Test
    void what_one_chain_asked_without_arguments_is_never_the_answer_to_another() {
        Enforcer pings =
                enforcer("permit (principal == Agent::\"support\", action == Action::\"ping\", resource);", true);
        Site ping = new Site(
                2,
                "com.acme.Orders",
                "ping",
                "()V",
                1,
                "ping",
                "",
                List.of(),
                new Origin.Annotation("com.acme.Orders", false));
        sites.put(new SiteBook.Entry(ping, Question.of(ping), null));
        for (int i = 0; i < 3; i++) {
            Object scope = as("Agent", "support");
            pings.exit(pings.enter(2, null, null));
            bindings.close(scope);
            Object other = as("Agent", "mailer");
            assertThatThrownBy(() -> pings.enter(2, null, null)).hasMessageContaining("mailer");
            bindings.close(other);
        }
        assertThat(log.decisions())
                .extracting(decision ->
                        decision.actor().agent() + " " + decision.verdict().result())
                .containsExactly(
                        "Agent::\"support\" ALLOW", "Agent::\"mailer\" DENY",
                        "Agent::\"support\" ALLOW", "Agent::\"mailer\" DENY",
                        "Agent::\"support\" ALLOW", "Agent::\"mailer\" DENY");
    }

    @Test
    void a_forbidden_call_is_refused_with_policy_reason_and_remedy() {
        as("Agent", "support");
        assertThatThrownBy(() -> refund(enforcer, "o-17", 500_000L))
                .isInstanceOf(SecurityException.class)
                .hasMessage("Refused by policy limit: refunds above 50.00 need a person."
                        + " Ask a finance lead to approve.")
                .hasNoCause()
                .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
        Decision decision = log.decisions().get(0);
        assertThat(decision.verdict().result()).isEqualTo(Decision.Result.ESCALATE);
        assertThat(decision.verdict().code()).isEqualTo("policy");
        assertThat(decision.durability()).isEqualTo(Durability.WITNESSED);
        assertThat(log.executions()).isEmpty();
    }

    @Test
    void a_policy_discloses_what_it_names_but_never_what_is_redacted() {
        as("Agent", "support");
        assertThatThrownBy(() -> refund(enforcer, "o-17", 500_000L)).isInstanceOf(SecurityException.class);
        assertThat(log.decisions().get(0).action().disclosed())
                .extracting(Decision.Argument::name)
                .containsExactly("amount");
    }

    @Test
    void the_vault_gets_what_opens_the_digests_and_whom_it_is_about_but_nothing_that_is_redacted() {
        as("User", "alice", "Agent", "support");
        refund(
                enforcer(POLICIES, true, (subject, id, disclosures) -> {
                    kept.add(subject);
                    kept.add(id);
                    disclosures.forEach(disclosure -> kept.add(disclosure.name()));
                }),
                "o-17",
                10L);
        assertThat(kept)
                .containsExactly("Order::\"o-17\"", log.decisions().get(0).id(), "amount", "order");
    }

    @Test
    void a_call_whose_values_cannot_be_kept_is_refused() {
        as("Agent", "support");
        Enforcer failing = enforcer(POLICIES, true, (subject, id, disclosures) -> {
            throw new UncheckedIOException(new IOException("the disk is full"));
        });
        assertThatThrownBy(() -> refund(failing, "o-17", 10L)).isInstanceOf(SecurityException.class);
    }

    @Test
    void every_member_of_the_chain_must_be_allowed() {
        as("Agent", "support", "Agent", "mailer");
        assertThatThrownBy(() -> refund(enforcer, "o-17", 1L))
                .hasMessage(
                        "Refused: no policy permits refund for Agent::\"mailer\"." + " Ask whoever owns the policies.");
        assertThat(log.decisions().get(0).verdict().code()).isEqualTo("no-permit");
    }

    @Test
    void each_member_is_asked_with_the_source_of_its_own_name() {
        Bindings batch = new Bindings(
                Chain.of(EntityUid.of("Agent", "support"), dev.bylaw.engine.identity.Source.DEFAULT), () -> {});
        String proven = POLICIES + """
                @id("said") forbid (principal, action, resource) when { context.source == "default" };
                """;
        Enforcer strict = enforcer(proven, true, ArgumentVault.NONE, batch);
        assertThatThrownBy(() -> refund(strict, "o-17", 1L)).hasMessage("Refused by policy said.");
        assertThat(log.decisions().get(0).actor().sources()).containsExactly("default");
        batch.open(Opening.of(new String[] {"User", "alice", "Agent", "support"}, "s-1"), ANYWAY);
        refund(strict, "o-17", 1L);
    }

    @Test
    void nobody_is_refused() {
        assertThatThrownBy(() -> refund(enforcer, "o-17", 1L)).hasMessageStartingWith("Refused: nobody is bound");
        assertThat(log.decisions().get(0).verdict().code()).isEqualTo("unattributed");
        assertThat(log.decisions().get(0).actor().agent()).isNull();
    }

    @Test
    void an_argument_that_names_no_resource_is_refused() {
        as("Agent", "support");
        assertThatThrownBy(() -> refund(enforcer, null, 1L))
                .hasMessageStartingWith("Refused: the arguments do not say");
        assertThat(log.decisions().get(0).verdict().code()).isEqualTo("no-resource");
    }

    @Test
    void a_prohibition_that_cannot_be_evaluated_denies() {
        as("Agent", "support");
        assertThatThrownBy(() -> refund(enforcer, "o-17", new Object()))
                .hasMessageStartingWith("Refused by policy limit: a prohibition that cannot be evaluated denies.");
        Decision decision = log.decisions().get(0);
        assertThat(decision.verdict().code()).isEqualTo("forbid-error");
        assertThat(decision.policy().errors()).singleElement().asString().startsWith("limit: ");
    }

    @Test
    void what_cannot_be_recorded_does_not_run() {
        as("Agent", "support");
        log.failure = new IllegalStateException("disk on fire");
        assertThatThrownBy(() -> refund(enforcer, "o-17", 1L)).isInstanceOf(SecurityException.class);
        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains("disk on fire");
    }

    @Test
    void an_outcome_that_cannot_be_recorded_does_not_disturb_the_caller() {
        as("Agent", "support");
        int call = refund(enforcer, "o-17", 1L);
        log.failure = new IllegalStateException("disk on fire");
        enforcer.exit(call);
        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains("stays unknown");
    }

    @Test
    void a_body_that_throws_is_recorded_as_failed_with_the_class_of_what_it_threw() {
        as("Agent", "support");
        int call = refund(enforcer, "o-17", 1L);
        enforcer.failed(call, new IllegalArgumentException("secret text"));
        assertThat(log.executions()).singleElement().satisfies(execution -> {
            assertThat(execution.outcome()).isEqualTo(Execution.Outcome.FAILED);
            assertThat(execution.error()).isEqualTo("java.lang.IllegalArgumentException");
        });
    }

    @Test
    void nested_calls_end_each_with_its_own_outcome() {
        as("Agent", "support");
        int outer = refund(enforcer, "o-1", 1L);
        int inner = refund(enforcer, "o-2", 1L);
        enforcer.failed(inner, new IllegalStateException());
        enforcer.exit(outer);
        assertThat(log.executions())
                .extracting(Execution::outcome)
                .containsExactly(Execution.Outcome.FAILED, Execution.Outcome.COMPLETED);
        assertThat(log.executions().get(1).decision().id())
                .isEqualTo(log.decisions().get(0).id());
    }

    @Test
    void an_inner_call_whose_end_was_lost_stays_unknown() {
        as("Agent", "support");
        int outer = refund(enforcer, "o-1", 1L);
        refund(enforcer, "o-2", 1L);
        enforcer.exit(outer);
        assertThat(log.executions())
                .extracting(Execution::outcome)
                .containsExactly(Execution.Outcome.UNKNOWN, Execution.Outcome.COMPLETED);
    }

    @Test
    void a_number_that_was_never_given_ends_nothing() {
        as("Agent", "support");
        int call = refund(enforcer, "o-1", 1L);
        enforcer.exit(call + 1);
        assertThat(log.executions()).isEmpty();
        enforcer.exit(call);
        enforcer.exit(call);
        assertThat(log.executions()).hasSize(1);
    }

    @Test
    void a_call_without_the_arguments_that_a_policy_wants_is_refused() {
        as("Agent", "support");
        assertThatThrownBy(() -> enforcer.enter(REFUND, null, null))
                .hasMessageStartingWith("Refused: the policies changed");
        assertThat(log.decisions().get(0).verdict().code()).isEqualTo("policies-changed");
    }

    @Test
    void an_unknown_site_is_refused() {
        as("Agent", "support");
        assertThatThrownBy(() -> enforcer.enter(99, null, null)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> enforcer.enter(-1, null, null)).isInstanceOf(SecurityException.class);
    }

    @Test
    void a_site_that_cannot_be_asked_about_refuses_and_records() {
        Site broken = site("Order::{ordr}");
        sites.put(new SiteBook.Entry(broken, Question.unusable(broken), "its resource cannot be named."));
        as("Agent", "support");
        assertThatThrownBy(() -> refund(enforcer, "o-17", 1L)).hasMessage("Refused: its resource cannot be named.");
        assertThat(log.decisions().get(0).verdict().code()).isEqualTo("unusable-site");
    }

    @Test
    void observing_lets_everything_through_and_says_so() {
        Enforcer observer = enforcer(POLICIES, false);
        as("Agent", "support");
        int call = refund(observer, "o-17", 500_000L);
        observer.exit(call);
        Decision.Verdict verdict = log.decisions().get(0).verdict();
        assertThat(verdict.result()).isEqualTo(Decision.Result.ALLOW);
        assertThat(verdict.evaluated()).isEqualTo(Decision.Result.ESCALATE);
        assertThat(verdict.mode()).isEqualTo(Decision.Mode.OBSERVE);
        assertThat(observer.serve("inForce", new Object[0])).isEqualTo(false);
        assertThat(log.executions()).hasSize(1);
    }

    @Test
    void without_policies_everything_is_refused() {
        Enforcer empty = enforcer("", true);
        as("Agent", "support");
        assertThatThrownBy(() -> refund(empty, "o-17", 1L)).isInstanceOf(SecurityException.class);
    }

    @Test
    void an_operation_of_another_version_is_refused() {
        assertThatThrownBy(() -> enforcer.serve("become", new Object[0])).isInstanceOf(SecurityException.class);
    }
}
