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

class McpClientIT {

    private static final String POLICIES = """
            @id("wiki")
            permit (principal == Agent::"desk", action == Action::"search", resource == Tool::"wiki/search");
            @id("no-secrets")
            @reason("secrets are not looked for")
            forbid (principal, action == Action::"search", resource)
            when { context.input.query == "secrets" };
            """;

    private static Play play;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(Desk.class, folder, "Agent::\"desk\"", POLICIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowed", "async allowed"})
    void an_allowed_call_reaches_the_server_and_leaves_one_decision_and_its_outcome(String name) {
        Scene scene = play.scene(name);
        assertThat(scene.ran()).containsExactly("search law");
        assertThat(scene.answer()).isEqualTo("false found");
        assertThat(scene.decided().resource()).isEqualTo("Tool::\"wiki/search\"");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "async denied"})
    void a_denied_call_never_leaves_the_process_and_its_result_says_why(String name) {
        Scene scene = play.scene(name);
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.answer()).isEqualTo("true Refused by policy no-secrets: secrets are not looked for.");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_server_is_known_by_what_its_client_is_called_and_not_by_what_it_says() {
        Scene scene = play.scene("another server");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.decided().resource()).isEqualTo("Tool::\"elsewhere/search\"");
        assertThat(scene.decided().code()).isEqualTo("no-permit");
    }
}
