// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.frameworks.stage.Play;
import dev.bylaw.frameworks.stage.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringAiIT {

    private static final String POLICIES = """
            @id("own-orders")
            permit (principal == Agent::"desk", action in [Action::"lookup", Action::"cancel_order"], resource)
            when { context.input.order like "A-*" };
            @id("known-hosts")
            permit (principal == Agent::"desk", action == Action::"ping", resource == Tool::"ping")
            when { context.input.host == "a" };
            @id("mail-staff")
            permit (principal == Agent::"desk", action == Action::"mail", resource == Tool::"mail")
            when { context.input.to == "ann" };
            @id("no-other-orders")
            @reason("other people's orders are theirs")
            forbid (principal, action == Action::"lookup", resource)
            unless { context.input.order like "A-*" };
            @id("no-refunds")
            @reason("refunds need a person")
            forbid (principal, action == Action::"refund", resource);
            """;
    private static final String ORDERS = "Refused by policy no-other-orders: other people's orders are theirs.";

    private static Play play;

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(Desk.class, folder, "Agent::\"desk\"", POLICIES);
    }

    @Test
    void an_allowed_tool_runs_and_leaves_one_decision_and_its_outcome() {
        Scene scene = play.scene("allowed");
        assertThat(scene.ran()).containsExactly("lookup A-1");
        assertThat(scene.read()).containsExactly("\"found A-1\"");
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decided().principal()).isEqualTo("Agent::\"desk\"");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
    }

    @Test
    void a_denied_tool_does_not_run_and_the_model_reads_why() {
        Scene scene = play.scene("denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly(ORDERS);
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void where_the_answer_goes_past_the_model_the_user_reads_the_refusal() {
        Scene scene = play.scene("direct answer");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.answer()).isEqualTo("Refused by policy no-refunds: refunds need a person.");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_streamed_conversation_goes_on_after_a_refusal() {
        Scene scene = play.scene("streamed");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly(ORDERS);
        assertThat(scene.answer()).isEqualTo("[done]");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_function_is_decided_as_the_tool_that_it_is() {
        assertThat(play.scene("function allowed").ran()).containsExactly("ping a");
        assertThat(play.scene("function allowed").decided().resource()).isEqualTo("Tool::\"ping\"");
        Scene denied = play.scene("function denied");
        assertThat(denied.ran()).isEmpty();
        assertThat(denied.read()).singleElement().asString().startsWith("Refused: no policy permits ping for ");
        assertThat(denied.decided().code()).isEqualTo("no-permit");
    }

    @Test
    void a_callback_of_the_applications_own_is_decided_too() {
        assertThat(play.scene("own callback allowed").read()).containsExactly("sent");
        assertThat(play.scene("own callback allowed").decided().action()).isEqualTo("mail");
        assertThat(play.scene("own callback denied").ran()).isEmpty();
        assertThat(play.scene("own callback denied").decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_callback_that_is_called_by_hand_returns_the_refusal() {
        Scene scene = play.scene("callback by hand");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.answer()).startsWith("Refused: no policy permits ping for ");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void a_method_that_is_called_without_the_framework_throws_the_refusal() {
        for (String road : new String[] {"method by hand", "by reflection"}) {
            Scene scene = play.scene(road);
            assertThat(scene.ran()).isEmpty();
            assertThat(scene.thrown()).endsWith(ORDERS);
            assertThat(scene.decided().decision()).isEqualTo("deny");
        }
    }

    @Test
    void a_method_that_only_the_executor_knows_to_be_a_tool_is_governed_from_then_on() {
        Scene allowed = play.scene("unmarked allowed");
        assertThat(allowed.ran()).containsExactly("cancel A-5");
        assertThat(allowed.decided().action()).isEqualTo("cancel_order");
        assertThat(allowed.decided().resource())
                .isEqualTo("Site::\"dev.bylaw.frameworks.springai.Desk$Orders#cancel\"");
        assertThat(play.scene("unmarked denied").ran()).isEmpty();
        assertThat(play.scene("unmarked denied").read())
                .singleElement()
                .asString()
                .startsWith("Refused: no policy permits cancel_order for ");
        assertThat(play.scene("unmarked by hand").ran()).isEmpty();
        assertThat(play.scene("unmarked by hand").thrown()).contains("Refused: no policy permits cancel_order for ");
    }
}
