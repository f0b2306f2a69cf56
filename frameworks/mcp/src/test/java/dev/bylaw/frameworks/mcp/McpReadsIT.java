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

/** What servers give to read, and what clients read, where policies speak of it. */
class McpReadsIT {

    private static final String POLICIES = """
            @id("reading")
            permit (principal, action == Action::"mcp.read_resource", resource)
            when { context.input.uri like "book:*" };
            @id("prompts")
            permit (principal, action == Action::"mcp.get_prompt", resource == McpPrompt::"summary");
            @id("closed")
            @reason("this book is closed")
            forbid (principal, action == Action::"mcp.read_resource", resource == McpResource::"book:secrets");
            @id("known-servers")
            forbid (principal, action == Action::"mcp.read_resource", resource)
            when { context.input has server && context.input.server != "books" };
            """;

    private static Play play;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(Library.class, folder, "Agent::\"desk\"", POLICIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async ", "stateless ", "client ", "async client "})
    void what_may_be_read_is_read_and_leaves_one_decision_and_its_outcome(String kind) {
        Scene scene = play.scene(kind + "read");
        assertThat(scene.ran()).as(play.transcript()).containsExactly("read book:law");
        assertThat(scene.answer()).isEqualTo("ReadResourceResult");
        assertThat(scene.decided().action()).isEqualTo("mcp.read_resource");
        assertThat(scene.decided().resource()).isEqualTo("McpResource::\"book:law\"");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async ", "stateless "})
    void what_may_not_be_read_is_an_error_that_says_why(String kind) {
        Scene scene = play.scene(kind + "read denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.answer()).isEqualTo("error Refused by policy closed: this book is closed.");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_client_that_may_not_read_gets_the_refusal() {
        Scene scene = play.scene("client read denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.thrown())
                .isEqualTo(
                        "dev.bylaw.annotations.ActionDeniedException Refused by policy closed: this book is closed.");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_promise_of_what_may_not_be_read_fails_with_the_refusal() {
        Scene scene = play.scene("async client read denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.thrown())
                .isEqualTo("java.lang.IllegalStateException Refused by policy closed: this book is closed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async ", "stateless ", "client "})
    void prompts_are_known_by_name(String kind) {
        Scene allowed = play.scene(kind + "prompt");
        assertThat(allowed.ran()).containsExactly("write summary");
        assertThat(allowed.decided().resource()).isEqualTo("McpPrompt::\"summary\"");
        Scene denied = play.scene(kind + "prompt denied");
        assertThat(denied.ran()).isEmpty();
        assertThat(denied.decided().code()).isEqualTo("no-permit");
    }
}
