// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.frameworks.stage.Play;
import dev.bylaw.frameworks.stage.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteToolsIT {

    private static final String POLICIES = """
            @id("staff") permit (principal == User::"ann", action, resource);
            @id("wiki")
            permit (principal is Agent, action == Action::"search", resource == Tool::"wiki/search");
            @id("no-secrets")
            @reason("secrets are not looked for")
            forbid (principal, action == Action::"search", resource)
            when { context.input.query == "secrets" };
            """;
    private static final String SECRETS = "Refused by policy no-secrets: secrets are not looked for.";

    private static Play play;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(RemoteDesk.class, folder, "User::\"ann\"", POLICIES);
    }

    @Test
    void an_allowed_call_reaches_the_server_and_leaves_one_decision() {
        Scene scene = play.scene("allowed");
        assertThat(scene.ran()).containsExactly("search");
        assertThat(scene.read()).containsExactly("found");
        assertThat(scene.decided().resource()).isEqualTo("Tool::\"wiki/search\"");
        assertThat(scene.decided().principal())
                .isEqualTo("Agent::\"dev.bylaw.frameworks.langchain4j.remote.RemoteDesk$Assistant\"");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
    }

    @Test
    void a_denied_call_never_leaves_the_process_and_the_model_reads_why() {
        Scene scene = play.scene("denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly(SECRETS);
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_server_is_known_by_the_key_that_the_application_gave_its_client() {
        Scene scene = play.scene("another server");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.decided().resource()).isEqualTo("Tool::\"elsewhere/search\"");
        assertThat(scene.decided().code()).isEqualTo("no-permit");
    }

    @Test
    void a_client_that_is_called_by_hand_returns_the_refusal() {
        Scene scene = play.scene("by hand");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.answer()).isEqualTo(SECRETS);
    }
}
