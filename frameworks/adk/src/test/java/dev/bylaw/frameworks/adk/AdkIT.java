// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.adk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.frameworks.stage.Play;
import dev.bylaw.frameworks.stage.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdkIT {

    private static final String POLICIES = """
            @id("staff") permit (principal == User::"ann", action, resource);
            @id("own-orders")
            permit (principal is Agent, action == Action::"lookup", resource)
            when { context.input.order like "A-*" };
            @id("known-hosts")
            permit (principal == Agent::"desk", action == Action::"ping", resource == Tool::"ping")
            when { context.input.host == "a" };
            @id("ask-the-clerk")
            permit (principal == Agent::"desk", action == Action::"clerk", resource == Tool::"clerk");
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
    void an_agent_as_a_tool_is_decided_and_so_are_its_own_tools() {
        Scene scene = play.scene("agent as a tool");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.decisions()).extracting(Scene.Decided::action).containsExactly("clerk", "lookup");
        assertThat(scene.decisions()).extracting(Scene.Decided::decision).containsExactly("allow", "deny");
        assertThat(scene.decisions().get(1).principal()).isEqualTo("Agent::\"clerk\"");
    }
}
