// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.frameworks.stage.Play;
import dev.bylaw.frameworks.stage.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that a server publishes as plain functions. */
class McpServerIT {

    private static final String POLICIES = """
            @id("pay")
            permit (principal, action == Action::"pay", resource == Tool::"pay");
            @id("limit")
            @reason("payments are limited to 100")
            forbid (principal, action == Action::"pay", resource)
            when { context.input.amount > 100 };
            """;

    private static Play play;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(Shop.class, folder, "Agent::\"desk\"", POLICIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async ", "stateless ", "async stateless "})
    void an_allowed_call_runs_once_and_leaves_one_decision_and_its_outcome(String kind) {
        Scene scene = play.scene(kind + "allowed");
        assertThat(scene.ran()).as(play.transcript()).containsExactly("pay 10");
        assertThat(scene.answer()).isEqualTo("false paid");
        assertThat(scene.decided().decision()).isEqualTo("allow");
        assertThat(scene.decided().principal()).isEqualTo("Agent::\"desk\"");
        assertThat(scene.decided().resource()).isEqualTo("Tool::\"pay\"");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async ", "stateless ", "async stateless ", "structured "})
    void a_denied_call_never_runs_and_the_client_reads_why_in_a_result_that_is_an_error(String kind) {
        Scene scene = play.scene(kind + "denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.answer()).isEqualTo("true Refused by policy limit: payments are limited to 100.");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async ", "stateless ", "async stateless "})
    void a_tool_that_fails_has_failed_in_the_log_and_the_client_gets_what_it_always_got(String kind) {
        Scene scene = play.scene(kind + "failed");
        assertThat(scene.ran()).containsExactly("pay -1");
        assertThat(scene.answer()).isEqualTo("error the till is broken");
        assertThat(scene.decided().outcome()).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async ", "stateless ", "async stateless "})
    void whoever_is_bound_where_the_request_is_served_acts_and_not_whoever_the_client_says_it_is(String kind) {
        Scene scene = play.scene(kind + "bound");
        assertThat(scene.ran()).containsExactly("pay 10");
        assertThat(scene.decided().chain()).isEmpty();
        assertThat(scene.decided().principal()).isEqualTo("User::\"alice\"");
    }

    @Test
    void each_subscription_to_a_promise_is_decided() {
        Scene scene = play.scene("twice");
        assertThat(scene.ran()).containsExactly("pay 10", "pay 10");
        assertThat(scene.decisions()).extracting(Scene.Decided::outcome).containsExactly("completed", "completed");
    }

    @Test
    void a_server_that_checks_what_comes_out_asks_once() {
        Scene scene = play.scene("structured");
        assertThat(scene.ran()).containsExactly("pay 10");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
    }

    @Test
    void where_no_policy_speaks_of_reading_nobody_is_asked_about_it() {
        Scene scene = play.scene("unspoken");
        assertThat(scene.ran()).containsExactly("read book:law");
        assertThat(scene.decisions()).isEmpty();
    }
}
