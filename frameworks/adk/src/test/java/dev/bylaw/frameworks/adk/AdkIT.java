// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.adk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.frameworks.stage.Play;
import dev.bylaw.frameworks.stage.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdkIT {

    private static final String POLICIES = """
            @id("staff") permit (principal == User::"ann", action, resource);
            @id("own-orders")
            permit (principal is Agent, action == Action::"lookup", resource)
            when { context.input.order like "A-*" };
            @id("known-hosts")
            permit (principal is Agent, action == Action::"ping", resource == Tool::"ping")
            when { context.input.host == "a" };
            @id("ask-each-other")
            permit (principal is Agent, action in [Action::"clerk", Action::"desk", Action::"outsider"], resource);
            @id("transfer")
            permit (principal == Agent::"desk", action == Action::"transfer_to_agent", resource);
            @id("hand-on")
            permit (principal, action == Action::"delegate", resource);
            @id("no-outsiders")
            @reason("outsiders get no work")
            forbid (principal, action == Action::"delegate", resource)
            when { resource == Agent::"outsider" || resource == Agent::"outcast" };
            @id("clerks-erase")
            permit (principal == Agent::"clerk", action == Action::"erase", resource);
            @id("odd-tools")
            permit (
                principal == Agent::"desk",
                action in [Action::"later", Action::"failing", Action::"throwing", Action::"disposed"],
                resource);
            @id("watch-own")
            permit (principal == Agent::"desk", action == Action::"watch", resource)
            when { context.input.order like "A-*" };
            @id("no-refunds")
            @reason("refunds need a person")
            forbid (principal, action == Action::"refund", resource)
            when { context.input.amount > 5 };
            """;

    private static Play play;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(Desk.class, folder, "User::\"ann\"", POLICIES);
    }

    @Test
    void an_allowed_function_runs_and_leaves_one_decision_and_its_outcome() {
        Scene scene = play.scene("allowed");
        assertThat(scene.ran()).containsExactly("lookup A-1");
        assertThat(scene.read()).containsExactly("{found=A-1}");
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
    }

    @Test
    void an_executor_teaches_which_methods_are_tools() {
        assertThat(play.scene("allowed").decided().resource())
                .isEqualTo("Site::\"dev.bylaw.frameworks.adk.Desk$Orders#lookup\"");
        Scene.Decided byHand = play.scene("method by hand").decided();
        assertThat(byHand.resource()).isEqualTo("Site::\"dev.bylaw.frameworks.adk.Desk$Orders#lookup\"");
        assertThat(byHand.principal()).isEqualTo("User::\"ann\"");
    }

    @Test
    void the_frameworks_agent_acts_in_the_frameworks_session_on_behalf_of_whoever_is_bound() {
        Scene.Decided decided = play.scene("allowed").decided();
        assertThat(decided.principal()).isEqualTo("Agent::\"desk\"");
        assertThat(decided.chain()).containsExactly("User::\"ann\"");
        assertThat(decided.session())
                .isNotNull()
                .isEqualTo(play.scene("denied").decided().session());
    }

    @Test
    void a_denied_function_does_not_run_and_the_model_reads_why() {
        Scene scene = play.scene("denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read())
                .containsExactly("{error=Refused: no policy permits lookup for Agent::\"desk\"."
                        + " Ask whoever owns the policies.}");
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void what_the_schema_calls_an_argument_policies_call_it_too() {
        Scene scene = play.scene("forbidden");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly("{error=Refused by policy no-refunds: refunds need a person.}");
        assertThat(scene.decided().code()).isEqualTo("policy");
    }

    @Test
    void a_tool_of_the_applications_own_is_decided_as_the_tool_that_it_is() {
        assertThat(play.scene("own tool allowed").ran()).containsExactly("ping a");
        assertThat(play.scene("own tool allowed").decided().resource()).isEqualTo("Tool::\"ping\"");
        Scene denied = play.scene("own tool denied");
        assertThat(denied.ran()).isEmpty();
        assertThat(denied.read()).singleElement().asString().startsWith("{error=Refused: no policy permits ping for ");
    }

    @Test
    void an_agent_as_a_tool_is_decided_and_works_for_the_one_that_asked_it_in_its_session() {
        Scene scene = play.scene("agent as a tool");
        assertThat(scene.ran()).containsExactly("lookup A-2");
        assertThat(scene.decisions()).extracting(Scene.Decided::action).containsExactly("clerk", "delegate", "lookup");
        assertThat(scene.decisions().get(1).resource()).isEqualTo("Agent::\"clerk\"");
        assertThat(scene.decisions()).extracting(Scene.Decided::outcome).containsOnly("completed");
        Scene.Decided lookup = scene.decisions().get(2);
        assertThat(lookup.principal()).isEqualTo("Agent::\"clerk\"");
        assertThat(lookup.chain()).containsExactly("User::\"ann\"", "Agent::\"desk\"");
        assertThat(lookup.session()).isEqualTo(play.scene("allowed").decided().session());
    }

    @Test
    void a_better_armed_agent_does_nothing_for_one_that_may_not() {
        for (String name : List.of("agent as a tool denied", "better armed agent")) {
            Scene scene = play.scene(name);
            assertThat(scene.ran()).isEmpty();
            assertThat(scene.decisions()).extracting(Scene.Decided::decision).containsExactly("allow", "allow", "deny");
            assertThat(scene.decisions().get(2).principal()).isEqualTo("Agent::\"clerk\"");
        }
        assertThat(play.scene("better armed agent").read().get(0))
                .contains("no policy permits erase for Agent::\"desk\"");
    }

    @Test
    void an_agent_that_is_asked_twice_is_asked_anew_and_is_no_circle() {
        Scene scene = play.scene("agent twice");
        assertThat(scene.ran()).containsExactly("lookup A-3", "lookup A-4");
        assertThat(scene.decisions())
                .hasSize(6)
                .extracting(Scene.Decided::decision)
                .containsOnly("allow");
    }

    @Test
    void work_does_not_go_round_in_a_circle() {
        Scene scene = play.scene("agent in a circle");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read().get(0)).startsWith("{error=Refused: whoever shall do this has handed it on before");
        assertThat(scene.decisions())
                .extracting(Scene.Decided::action)
                .containsExactly("clerk", "delegate", "desk", "delegate");
        assertThat(scene.decisions().get(3).code()).isEqualTo("delegation-loop");
        assertThat(scene.answer()).isEqualTo("done");
    }

    @Test
    void an_agent_that_gets_no_work_does_not_begin_and_the_model_reads_why() {
        Scene scene = play.scene("agent that gets no work");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly("{error=Refused by policy no-outsiders: outsiders get no work.}");
        assertThat(scene.decisions()).extracting(Scene.Decided::outcome).containsExactly("failed", "none");
        assertThat(scene.answer()).isEqualTo("done");
    }

    @Test
    void an_agent_that_a_conversation_is_transferred_to_works_for_the_one_that_transferred_it() {
        Scene scene = play.scene("transferred");
        assertThat(scene.ran()).containsExactly("lookup A-7");
        assertThat(scene.decisions())
                .extracting(Scene.Decided::action)
                .containsExactly("transfer_to_agent", "delegate", "lookup");
        Scene.Decided lookup = scene.decisions().get(2);
        assertThat(lookup.principal()).isEqualTo("Agent::\"helper\"");
        assertThat(lookup.chain()).containsExactly("User::\"ann\"", "Agent::\"desk\"");
    }

    @Test
    void a_transfer_that_may_not_be_is_answered_before_anything_is_transferred() {
        Scene scene = play.scene("transfer denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly("{error=Refused by policy no-outsiders: outsiders get no work.}");
        assertThat(scene.decided().action()).isEqualTo("delegate");
        assertThat(scene.decided().resource()).isEqualTo("Agent::\"outcast\"");
        assertThat(scene.answer()).isEqualTo("done");
    }

    @Test
    void agents_that_run_in_parallel_each_have_their_own_chain() {
        Scene scene = play.scene("in parallel");
        assertThat(scene.ran()).containsExactly("lookup A-8", "lookup A-8");
        assertThat(scene.decisions())
                .filteredOn(decided -> decided.action().equals("lookup"))
                .extracting(decided -> decided.chain() + " " + decided.principal())
                .containsExactlyInAnyOrder(
                        "[User::\"ann\", Agent::\"pair\"] Agent::\"left\"",
                        "[User::\"ann\", Agent::\"pair\"] Agent::\"right\"");
    }

    @Test
    void what_nobody_subscribes_to_is_not_asked_about() {
        assertThat(play.scene("later never").ran()).isEmpty();
        assertThat(play.scene("later never").decided().action()).isEqualTo("later");
    }

    @Test
    void each_subscription_is_asked_about() {
        Scene scene = play.scene("later twice");
        assertThat(scene.ran()).containsExactly("ping a", "ping a");
        assertThat(scene.decisions()).extracting(Scene.Decided::action).containsExactly("later", "ping", "ping");
    }

    @ParameterizedTest
    @CsvSource({"failing,failed", "throwing,failed", "disposed,unknown"})
    void the_outcome_is_that_of_the_last_signal(String way, String outcome) {
        Scene scene = play.scene("later " + way);
        assertThat(scene.ran()).containsExactly(way);
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decisions()).extracting(Scene.Decided::outcome).containsExactly("completed", outcome);
    }

    @Test
    void a_tool_that_works_on_another_thread_works_for_whoever_subscribed() {
        Scene scene = play.scene("later elsewhere");
        assertThat(scene.ran()).containsExactly("ping a");
        assertThat(scene.decisions()).extracting(Scene.Decided::action).containsExactly("later", "ping");
        assertThat(scene.decisions()).extracting(Scene.Decided::principal).containsOnly("Agent::\"desk\"");
        assertThat(scene.decisions()).extracting(Scene.Decided::outcome).containsOnly("completed");
    }

    @Test
    void a_tool_that_goes_on_telling_is_asked_about_as_others_are() {
        assertThat(play.scene("later live").ran()).containsExactly("watch A-9");
        assertThat(play.scene("later live").read()).containsExactly("{watched=[{at=sea}, {at=home}]}");
        Scene denied = play.scene("later live-denied");
        assertThat(denied.ran()).isEmpty();
        assertThat(denied.read())
                .singleElement()
                .asString()
                .startsWith("{watched=[{error=Refused: no policy permits watch for Agent::");
    }
}
