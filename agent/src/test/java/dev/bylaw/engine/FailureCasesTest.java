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
import dev.bylaw.policy.Source;
import dev.bylaw.weave.ExecutorPoint;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Site;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What has gone wrong in agent frameworks, told in our own words, with where it was reported. Each must be impossible here. Those that
 * need a framework to be seen stand with its tests; docs/frameworks.md has all of them.
 */
class FailureCasesTest {

    private static final int TOOLS = 0;
    private static final int AGENTS = 1;
    private static final String POLICIES = """
            @id("ann") permit (principal == User::"ann", action, resource);
            @id("readers") permit (principal is Agent, action == Action::"read", resource);
            @id("deleters") permit (principal == Agent::"janitor", action == Action::"delete", resource);
            @id("payers") permit (principal is Agent, action == Action::"pay", resource);
            @id("four-eyes") @approval("finance lead")
            forbid (principal, action == Action::"pay", resource);
            """;

    private final MemoryLog log = new MemoryLog();
    private final SiteBook sites = new SiteBook();
    private final Bindings bindings = new Bindings(null, () -> {});
    private Enforcer enforcer;

    @BeforeEach
    void start() throws PolicyLoadException {
        site(TOOLS, ExecutorPoint.LANGCHAIN4J_MCP);
        site(AGENTS, ExecutorPoint.LANGCHAIN4J_AGENT);
        PolicyStore policies = new PolicyStore(
                PolicyFiles.bundle(new PolicyFiles.Texts(
                        List.of(new Source("p.cedar", POLICIES)), Optional.empty(), Optional.empty())),
                Settings.Arguments.ALL);
        Console console = new Console(new PrintStream(OutputStream.nullOutputStream()));
        Recorder recorder = new Recorder(log, Durability.DURABLE, true, ArgumentVault.NONE);
        Docket docket = new Docket(recorder, true, console, new DecisionEvents(), new Telemetry(List.of(), text -> {}));
        Settings.Delegation settings = new Settings.Delegation(Settings.DelegationMode.AUTO, 5, Limits.NONE);
        Delegations delegations = new Delegations(policies, bindings, docket, settings, () -> {});
        RefusedPowers powers = new RefusedPowers(log, bindings, Durability.DURABLE, console);
        IdentityCalls identity = new IdentityCalls(bindings, delegations, null, powers);
        enforcer = new Enforcer(sites, policies, bindings, identity, docket, null, console, () -> {});
        enforcer.serve("open", new Object[] {new String[] {"User", "ann"}, "s-1", false, -1L, -1, null});
    }

    private void site(int id, ExecutorPoint point) {
        Site site = new Site(
                id, "com.acme.Runs", "run", "()V", 1, "of " + point, null, List.of(), new Origin.Executor(point));
        sites.put(new SiteBook.Entry(site, Question.unusable(site), null));
    }

    /** A framework has an agent work for another one. */
    private int agent(String outer, String inner) {
        return enforcer.tool(AGENTS, inner, null, null, outer, "other", null);
    }

    /** A framework runs a tool of another process for an agent. */
    private int tool(String agent, String name) {
        return enforcer.tool(TOOLS, name, "{}", "files", agent, "tmp", null);
    }

    private Decision last() {
        return log.decisions().get(log.decisions().size() - 1);
    }

    /** agentscope-java, pull request 2477: a sub-agent ran a tool that its parent had been denied. */
    @Test
    void a_sub_agent_never_runs_what_its_parent_may_not() {
        agent("desk", "janitor");
        assertThatThrownBy(() -> tool("janitor", "delete"))
                .isInstanceOf(SecurityException.class)
                .hasMessage("Refused: no policy permits delete for Agent::\"desk\". Ask whoever owns the policies.");
    }

    /** agentscope-java 1912: a sub-agent began without the user and the session of its parent. */
    @Test
    void user_and_session_are_not_lost_in_a_sub_agent() {
        int outer = agent("desk", "clerk");
        int inner = agent("clerk", "searcher");
        enforcer.toolReturned(tool("searcher", "read"));
        assertThat(last().actor().agent()).isEqualTo("Agent::\"searcher\"");
        assertThat(last().actor().onBehalfOf()).containsExactly("User::\"ann\"", "Agent::\"desk\"", "Agent::\"clerk\"");
        assertThat(last().actor().sources()).containsExactly("api", "framework", "framework", "framework");
        assertThat(last().actor().session()).isEqualTo("s-1");
        enforcer.toolReturned(inner);
        enforcer.toolReturned(outer);
        assertThat(bindings.chain().size()).isEqualTo(1);
    }

    /** The same, the other way round: what a sub-agent was must not stay behind for what comes after it. */
    @Test
    void a_sub_agent_that_failed_leaves_nothing_behind() {
        enforcer.toolFailed(agent("desk", "janitor"), new IllegalStateException());
        enforcer.toolReturned(tool("desk", "read"));
        assertThat(last().actor().onBehalfOf()).containsExactly("User::\"ann\"");
    }

    /** agentscope-java 2454: a tool of another process that needed approval hung, since nobody was asked. */
    @Test
    void a_remote_tool_that_needs_approval_is_answered_at_once() {
        assertThatThrownBy(() -> tool("desk", "pay"))
                .hasMessage("Refused by policy four-eyes. Ask a finance lead to approve.");
        assertThat(last().verdict().evaluated()).isEqualTo(Decision.Result.ESCALATE);
    }

    /** agentscope-java 3135: what waited for an approval blocked whatever came later. */
    @Test
    void what_needs_approval_does_not_stand_in_the_way_of_what_needs_none() {
        assertThatThrownBy(() -> tool("desk", "pay")).isInstanceOf(SecurityException.class);
        enforcer.toolReturned(tool("desk", "read"));
        assertThat(last().verdict().result()).isEqualTo(Decision.Result.ALLOW);
    }

    /** agentscope-java 2956: a model asked for the same again and again, and nobody told it to stop. */
    @Test
    void who_asks_again_and_again_is_told_to_stop() {
        for (int i = 0; i < Brake.PATIENCE; i++) {
            assertThatThrownBy(() -> tool("desk", "pay")).hasMessageEndingWith("to approve.");
        }
        assertThatThrownBy(() -> tool("desk", "pay")).hasMessageEndingWith("do not ask for it any more.");
    }

    /** Reported of a policy engine with limits: attempts that were denied used up what was allowed. */
    @Test
    void what_is_refused_costs_nothing() {
        enforcer.serve("open", new Object[] {new String[] {"Agent", "desk"}, null, true, -1L, 1, null});
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tool("desk", "delete")).hasMessageContaining("no policy permits delete");
        }
        enforcer.toolReturned(tool("desk", "read"));
        assertThatThrownBy(() -> tool("desk", "read")).hasMessageContaining("the calls are used up");
    }

    /** openfox 333: an agent that may not do something asked one that may. It is nobody's who bound nobody, either. */
    @Test
    void an_agent_of_a_framework_begins_no_chain() {
        Bindings nobody = new Bindings(null, () -> {});
        assertThat(nobody.handOn(null, (from, to) -> from)).isNull();
        assertThat(nobody.chain()).isNull();
    }

    /** Agents that hand the same work to each other without end. */
    @Test
    void work_that_comes_back_to_an_agent_is_refused_and_the_framework_reads_that_it_will_be() {
        agent("desk", "clerk");
        assertThatThrownBy(() -> agent("clerk", "desk"))
                .hasMessageContaining("has handed it on before")
                .hasMessageEndingWith(RefusalText.FINAL);
        assertThat(last().verdict().code()).isEqualTo("delegation-loop");
    }

    /** A supervisor that has the same agent work twice, one time after the other, is no such circle. */
    @Test
    void an_agent_may_get_work_as_often_as_it_is_done_with_it() {
        enforcer.toolReturned(agent("desk", "clerk"));
        enforcer.toolReturned(agent("desk", "clerk"));
        assertThat(log.decisions()).isEmpty();
    }
}
