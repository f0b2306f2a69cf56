// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Limits;
import dev.bylaw.engine.telemetry.Telemetry;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.policy.Source;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Handing work on, through the door that the identity API uses. */
class DelegationsTest {

    private static final int READ = 0;
    private static final int NONE = -1;
    private static final String READS = """
            @id("reads") permit (principal, action == Action::"read", resource);
            """;
    private static final String HANDS_ON = READS + """
            @id("hands-on") permit (principal, action == Action::"delegate", resource is Agent);

            @id("no-mailers") @reason("mail is sent by people")
            forbid (principal, action == Action::"delegate", resource == Agent::"mailer");
            """;

    private final MemoryLog log = new MemoryLog();
    private final SiteBook sites = new SiteBook();
    private final Bindings bindings = new Bindings(null, () -> {});
    private final Limits free = Limits.NONE;

    private Enforcer enforcer(String policies) {
        return enforcer(policies, Settings.DelegationMode.AUTO, true);
    }

    private Enforcer enforcer(String policies, Settings.DelegationMode mode, boolean enforced) {
        return enforcer(policies, new Settings.Delegation(mode, 4, free), enforced);
    }

    private Enforcer enforcer(String policies, Settings.Delegation delegation, boolean enforced) {
        Site read = new Site(
                READ,
                "com.acme.Files",
                "read",
                "(Ljava/lang/String;)V",
                1,
                "read",
                "File::{name}",
                List.of(new Parameter("name", "Ljava/lang/String;", null, false, false, null)),
                new Origin.Annotation("com.acme.Files", false));
        sites.put(new SiteBook.Entry(read, Question.of(read), null));
        try {
            PolicyStore store = new PolicyStore(
                    PolicyFiles.bundle(new PolicyFiles.Texts(
                            List.of(new Source("p.cedar", policies)), Optional.empty(), Optional.empty())),
                    Settings.Arguments.ALL);
            Console console = new Console(new PrintStream(java.io.OutputStream.nullOutputStream()));
            Recorder recorder = new Recorder(log, Durability.DURABLE, enforced, ArgumentVault.NONE);
            Docket docket =
                    new Docket(recorder, enforced, console, new DecisionEvents(), new Telemetry(List.of(), text -> {}));
            Delegations delegations = new Delegations(store, bindings, docket, delegation, () -> {});
            RefusedPowers powers = new RefusedPowers(log, bindings, Durability.DURABLE, console);
            IdentityCalls identity = new IdentityCalls(bindings, delegations, null, powers);
            return new Enforcer(sites, store, bindings, identity, docket, null, console, () -> {});
        } catch (PolicyLoadException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static Object as(Enforcer by, String... chain) {
        return by.serve("open", new Object[] {chain, "s-1", false, -1L, NONE, null});
    }

    private static Object delegate(Enforcer by, String agent) {
        return delegate(by, agent, -1, NONE);
    }

    private static Object delegate(Enforcer by, String agent, long nanos, int calls, String... only) {
        String[] actions = only.length == 0 ? null : only;
        return by.serve("open", new Object[] {new String[] {"Agent", agent}, null, true, nanos, calls, actions});
    }

    private static void read(Enforcer by) {
        by.exit(by.enter(READ, null, new Object[] {"a.txt"}));
    }

    private Decision last() {
        return log.decisions().get(log.decisions().size() - 1);
    }

    private String chain() {
        return bindings.chain() == null ? "nobody" : bindings.chain().members().toString();
    }

    @Test
    void handing_work_on_is_decided_and_recorded_like_any_action() {
        Enforcer enforcer = enforcer(HANDS_ON);
        as(enforcer, "User", "alice");
        Object scope = delegate(enforcer, "support");
        assertThat(log.decisions()).hasSize(1);
        assertThat(log.executions()).isEmpty();
        enforcer.serve("close", new Object[] {scope});

        Decision decision = last();
        assertThat(decision.action().kind()).isEqualTo("delegation");
        assertThat(decision.action().name()).isEqualTo("delegate");
        assertThat(decision.action().target()).isEqualTo("Agent::\"support\"");
        assertThat(decision.actor().agent()).isEqualTo("User::\"alice\"");
        assertThat(decision.actor().session()).isEqualTo("s-1");
        assertThat(decision.policy().determining()).containsExactly("hands-on");
        assertThat(log.executions().get(0).outcome()).isEqualTo(Execution.Outcome.COMPLETED);
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
    }

    @Test
    void a_refused_delegation_binds_nothing_and_says_why() {
        Enforcer enforcer = enforcer(HANDS_ON);
        as(enforcer, "User", "alice");
        assertThatThrownBy(() -> delegate(enforcer, "mailer"))
                .isInstanceOf(SecurityException.class)
                .hasMessage("Refused by policy no-mailers: mail is sent by people.");
        assertThat(last().verdict().code()).isEqualTo("policy");
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
    }

    @Test
    void naming_a_chain_hands_the_work_on_from_each_to_the_next() {
        Enforcer enforcer = enforcer(HANDS_ON);
        Object scope = as(enforcer, "User", "alice", "Agent", "support", "Agent", "searcher");
        assertThat(log.decisions())
                .extracting(
                        each -> each.actor().agent() + " to " + each.action().target())
                .containsExactly("User::\"alice\" to Agent::\"support\"", "Agent::\"support\" to Agent::\"searcher\"");
        enforcer.serve("failed", new Object[] {scope, new IllegalStateException()});
        assertThat(log.executions())
                .extracting(Execution::outcome)
                .containsExactly(Execution.Outcome.FAILED, Execution.Outcome.FAILED);
    }

    @Test
    void a_chain_that_is_refused_in_the_middle_leaves_nobody_bound_and_no_delegation_open() {
        Enforcer enforcer = enforcer(HANDS_ON);
        assertThatThrownBy(() -> as(enforcer, "User", "alice", "Agent", "support", "Agent", "mailer"))
                .isInstanceOf(SecurityException.class);
        assertThat(chain()).isEqualTo("nobody");
        assertThat(log.executions())
                .singleElement()
                .satisfies(execution -> assertThat(execution.outcome()).isEqualTo(Execution.Outcome.FAILED));
    }

    @Test
    void every_member_of_the_chain_must_be_allowed_to_hand_the_work_on() {
        Enforcer enforcer = enforcer(READS + """
                @id("people") permit (principal is User, action == Action::"delegate", resource);
                """);
        as(enforcer, "User", "alice");
        delegate(enforcer, "support");
        assertThatThrownBy(() -> delegate(enforcer, "searcher"))
                .hasMessageStartingWith("Refused: no policy permits delegate for Agent::\"support\".");
    }

    @Test
    void policies_see_depth_and_limits_of_a_delegation() {
        Enforcer enforcer = enforcer(READS + """
                @id("small") permit (principal, action == Action::"delegate", resource)
                when { context.input.depth <= 2 && context.input has calls && context.input.calls <= 10 };
                """);
        as(enforcer, "User", "alice");
        assertThatThrownBy(() -> delegate(enforcer, "support")).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> delegate(enforcer, "support", -1, 11)).isInstanceOf(SecurityException.class);
        delegate(enforcer, "support", -1, 10);
        assertThatThrownBy(() -> delegate(enforcer, "searcher", -1, 10)).isInstanceOf(SecurityException.class);
    }

    @Test
    void where_no_policy_names_it_everybody_may_hand_work_on_and_nothing_is_recorded() {
        Enforcer enforcer = enforcer(READS);
        as(enforcer, "User", "alice");
        delegate(enforcer, "support");
        assertThat(chain()).isEqualTo("[User::\"alice\", Agent::\"support\"]");
        assertThat(log.decisions()).isEmpty();
    }

    @Test
    void governed_without_a_policy_nobody_hands_work_on_and_open_with_one_everybody_does() {
        Enforcer governed = enforcer(READS, Settings.DelegationMode.GOVERNED, true);
        as(governed, "User", "alice");
        assertThatThrownBy(() -> delegate(governed, "support")).hasMessageContaining("no policy permits delegate");
        delegate(enforcer(HANDS_ON, Settings.DelegationMode.OPEN, true), "mailer");
        assertThat(chain()).isEqualTo("[User::\"alice\", Agent::\"mailer\"]");
    }

    @Test
    void in_observe_mode_a_refused_delegation_goes_through_and_is_recorded() {
        Enforcer enforcer = enforcer(HANDS_ON, Settings.DelegationMode.AUTO, false);
        as(enforcer, "User", "alice");
        delegate(enforcer, "mailer");
        assertThat(chain()).isEqualTo("[User::\"alice\", Agent::\"mailer\"]");
        assertThat(last().verdict().evaluated()).isEqualTo(Decision.Result.DENY);
        assertThat(last().verdict().result()).isEqualTo(Decision.Result.ALLOW);
    }

    @Test
    void work_is_not_handed_back_to_whoever_handed_it_on() {
        Enforcer enforcer = enforcer(READS);
        as(enforcer, "User", "alice", "Agent", "a", "Agent", "b");
        assertThatThrownBy(() -> delegate(enforcer, "a"))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("round in a circle. Do not try again");
        assertThat(last().verdict().code()).isEqualTo("delegation-loop");
        assertThatThrownBy(() -> delegate(enforcer, "b")).hasMessageContaining("circle");
        assertThatThrownBy(() -> as(enforcer, "User", "alice")).hasMessageContaining("circle");
        assertThat(chain()).isEqualTo("[User::\"alice\", Agent::\"a\", Agent::\"b\"]");
    }

    @Test
    void a_chain_is_no_deeper_than_configured() {
        Enforcer enforcer = enforcer(READS);
        as(enforcer, "User", "alice", "Agent", "a", "Agent", "b", "Agent", "c");
        assertThatThrownBy(() -> delegate(enforcer, "d")).hasMessageContaining("as often as it may be");
        assertThat(last().verdict().code()).isEqualTo("delegation-depth");
    }

    @Test
    void in_observe_mode_no_depth_disturbs_the_application() {
        Enforcer enforcer = enforcer(READS, Settings.DelegationMode.AUTO, false);
        for (int i = 0; i < 40; i++) {
            delegate(enforcer, "a" + i);
        }
        assertThat(bindings.chain().size()).isEqualTo(16);
    }

    @Test
    void calls_beyond_the_limit_are_refused_and_recorded() {
        Enforcer enforcer = enforcer(HANDS_ON);
        as(enforcer, "User", "alice");
        delegate(enforcer, "support", -1, 2);
        read(enforcer);
        delegate(enforcer, "searcher");
        read(enforcer);
        assertThatThrownBy(() -> read(enforcer))
                .isInstanceOf(SecurityException.class)
                .hasMessageStartingWith("Refused: the calls are used up");
        assertThat(last().verdict().code()).isEqualTo("budget");
    }

    @Test
    void sixty_four_threads_that_carry_one_authority_share_its_calls() throws InterruptedException {
        Enforcer enforcer = enforcer(READS);
        as(enforcer, "User", "alice");
        delegate(enforcer, "support", -1, 10);
        Object carried = enforcer.serve("carry", new Object[] {enforcer.serve("capture", new Object[0])});
        AtomicInteger effects = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            threads.add(new Thread(() -> {
                Object scope = enforcer.serve("resume", new Object[] {carried});
                try {
                    read(enforcer);
                    effects.incrementAndGet();
                } catch (SecurityException refused) {
                    // As it should be, for 54 of them.
                } finally {
                    enforcer.serve("close", new Object[] {scope});
                }
            }));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(effects).hasValue(10);
    }

    @Test
    void after_its_time_nothing_begins_and_nothing_is_handed_on() {
        Enforcer enforcer = enforcer(READS);
        as(enforcer, "User", "alice");
        delegate(enforcer, "support", 0, NONE);
        assertThatThrownBy(() -> read(enforcer)).hasMessageStartingWith("Refused: the time is over");
        assertThat(last().verdict().code()).isEqualTo("deadline");
        assertThatThrownBy(
                        () -> delegate(enforcer, "searcher", Duration.ofHours(1).toNanos(), NONE))
                .hasMessageStartingWith("Refused: the time is over");
    }

    @Test
    void work_for_named_actions_is_for_no_others() {
        Enforcer enforcer = enforcer(READS);
        as(enforcer, "User", "alice");
        Object writes = delegate(enforcer, "support", -1, NONE, "write");
        assertThatThrownBy(() -> read(enforcer)).hasMessageContaining("for other actions than read");
        assertThat(last().verdict().code()).isEqualTo("task");
        assertThatThrownBy(() -> delegate(enforcer, "searcher")).hasMessageContaining("other actions than delegate");
        enforcer.serve("close", new Object[] {writes});
        delegate(enforcer, "support", -1, NONE, "read", "write");
        read(enforcer);
    }

    @Test
    void what_the_configuration_limits_every_delegation_is_limited_to() {
        Limits one = new Limits(Optional.empty(), OptionalInt.of(1), Optional.empty());
        Enforcer enforcer = enforcer(READS, new Settings.Delegation(Settings.DelegationMode.AUTO, 8, one), true);
        as(enforcer, "User", "alice");
        read(enforcer);
        read(enforcer);
        delegate(enforcer, "support", -1, 100);
        read(enforcer);
        assertThatThrownBy(() -> read(enforcer)).hasMessageStartingWith("Refused: the calls are used up");
    }

    @Test
    void a_delegation_that_cannot_be_recorded_is_refused() {
        Enforcer enforcer = enforcer(HANDS_ON);
        as(enforcer, "User", "alice");
        log.failure = new IllegalStateException("disk on fire");
        assertThatThrownBy(() -> delegate(enforcer, "support")).isInstanceOf(SecurityException.class);
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
    }

    @Test
    void closing_twice_ends_a_delegation_once() {
        Enforcer enforcer = enforcer(HANDS_ON);
        as(enforcer, "User", "alice");
        Object scope = delegate(enforcer, "support");
        enforcer.serve("close", new Object[] {scope});
        enforcer.serve("close", new Object[] {scope});
        assertThat(log.executions()).hasSize(1);
    }

    @Test
    void an_api_of_before_there_were_limits_still_binds() {
        Enforcer enforcer = enforcer(READS);
        enforcer.serve("open", new Object[] {new String[] {"User", "alice", "Agent", "support"}, "s-1"});
        assertThat(chain()).isEqualTo("[User::\"alice\", Agent::\"support\"]");
    }
}
