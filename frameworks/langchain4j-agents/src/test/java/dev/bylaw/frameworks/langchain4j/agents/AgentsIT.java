// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.frameworks.stage.Play;
import dev.bylaw.frameworks.stage.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsIT {

    private static final String POLICIES = """
            @id("staff") permit (principal == User::"ann", action, resource);
            @id("own-orders")
            permit (principal is Agent, action == Action::"lookup", resource)
            when { context.input.order like "A-*" };
            @id("clerks-erase")
            permit (principal == Agent::"clerk", action == Action::"erase", resource);
            @id("hand-on")
            permit (principal is Agent, action == Action::"delegate", resource);
            @id("no-outcasts")
            @reason("outcasts get no work")
            forbid (principal, action == Action::"delegate", resource == Agent::"outcast");
            """;

    private static Play play;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(Desk.class, folder, "User::\"ann\"", POLICIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in sequence", "asynchronous"})
    void an_agent_of_an_agent_works_for_that_one_and_for_whoever_is_bound(String name) {
        Scene scene = play.scene(name);
        assertThat(scene.ran()).hasSize(1);
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decisions()).extracting(Scene.Decided::action).containsExactly("delegate", "lookup");
        assertThat(scene.decisions()).extracting(Scene.Decided::outcome).containsOnly("completed");
        assertThat(scene.decisions().get(0).principal()).isEqualTo("Agent::\"desk\"");
        assertThat(scene.decisions().get(0).resource()).isEqualTo("Agent::\"clerk\"");
        assertThat(scene.decisions().get(1).principal()).isEqualTo("Agent::\"clerk\"");
        assertThat(scene.decisions().get(1).chain()).containsExactly("User::\"ann\"", "Agent::\"desk\"");
    }

    @Test
    void an_agent_that_nobody_handed_work_to_is_the_service_that_it_is() {
        assertThat(play.scene("alone").ran()).containsExactly("lookup A-7");
        assertThat(play.scene("alone").decided().principal())
                .isEqualTo("Agent::\"dev.bylaw.frameworks.langchain4j.agents.Desk$Worker\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "better armed agent"})
    void an_agent_does_nothing_for_one_that_may_not(String name) {
        Scene scene = play.scene(name);
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read().get(0)).startsWith("Refused: no policy permits ");
        assertThat(scene.decisions()).extracting(Scene.Decided::decision).containsExactly("allow", "deny");
    }

    @Test
    void tools_that_an_agent_uses_at_once_are_used_by_it() {
        Scene scene = play.scene("tools at once");
        assertThat(scene.ran()).containsExactly("lookup A-8");
        assertThat(scene.decisions())
                .filteredOn(decided -> decided.action().equals("lookup"))
                .extracting(decided -> decided.decision() + " " + decided.chain() + " " + decided.principal())
                .containsExactlyInAnyOrder(
                        "allow [User::\"ann\", Agent::\"desk\"] Agent::\"clerk\"",
                        "deny [User::\"ann\", Agent::\"desk\"] Agent::\"clerk\"");
    }

    @Test
    void an_agent_that_gets_work_twice_is_no_circle() {
        assertThat(play.scene("twice").ran()).containsExactly("lookup A-2", "lookup A-2");
    }

    @Test
    void work_does_not_go_round_in_a_circle() {
        Scene scene = play.scene("in a circle");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.thrown()).startsWith("dev.langchain4j.agentic.agent.AgentInvocationException");
        assertThat(scene.decisions()).extracting(Scene.Decided::code).containsExactly(null, "delegation-loop");
    }

    @Test
    void agents_that_run_in_parallel_each_have_their_own_chain() {
        Scene scene = play.scene("in parallel");
        assertThat(scene.ran()).containsExactly("lookup A-5", "lookup A-5");
        assertThat(scene.decisions())
                .filteredOn(decided -> decided.action().equals("lookup"))
                .extracting(decided -> decided.chain() + " " + decided.principal())
                .containsExactlyInAnyOrder(
                        "[User::\"ann\", Agent::\"pair\"] Agent::\"left\"",
                        "[User::\"ann\", Agent::\"pair\"] Agent::\"right\"");
    }

    @Test
    void a_hand_off_that_is_refused_stays_refused_however_often_it_is_tried_again() {
        Scene scene = play.scene("again and again");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read())
                .hasSize(3)
                .containsOnly("Refused by policy no-outcasts: outcasts get no work. Trying again will not help.");
        assertThat(scene.thrown()).startsWith("dev.langchain4j.agentic.agent.AgentInvocationException Refused by");
        assertThat(scene.decisions())
                .hasSize(3)
                .extracting(Scene.Decided::decision)
                .containsOnly("deny");
    }
}
