// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.frameworks.stage.Play;
import dev.bylaw.frameworks.stage.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LangChain4jIT {

    private static final String POLICIES = """
            @id("own-orders")
            permit (principal, action == Action::"lookup", resource)
            when { context.input.order like "A-*" };
            @id("swallowing") permit (principal, action == Action::"swallow", resource);
            @id("known-hosts")
            permit (principal, action == Action::"ping", resource == Tool::"ping")
            when { context.input.host == "a" };
            @id("mail-staff")
            permit (principal, action == Action::"mail", resource == Tool::"mail")
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
    private static final String REFUNDS = "Refused by policy no-refunds: refunds need a person.";

    /** Before there was a context, executors were not told for which service they run. */
    private static final boolean TELLS_WHO_ASKS = hasContext();

    private static Play play;

    private static boolean hasContext() {
        try {
            Class.forName("dev.langchain4j.invocation.InvocationContext");
            return true;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }

    @BeforeAll
    static void play(@TempDir Path folder) throws Exception {
        play = Play.of(Desk.class, folder, "User::\"ann\"", POLICIES);
    }

    @Test
    void an_allowed_tool_runs_and_leaves_one_decision_and_its_outcome() {
        Scene scene = play.scene("allowed");
        assertThat(scene.ran()).containsExactly("lookup A-1");
        assertThat(scene.read()).containsExactly("found A-1");
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decided().outcome()).isEqualTo("completed");
        assertThat(scene.decided().resource())
                .isEqualTo("Site::\"dev.bylaw.frameworks.langchain4j.Desk$Orders#lookup\"");
    }

    @Test
    void the_service_is_the_agent_on_behalf_of_whoever_is_bound() {
        Scene.Decided decided = play.scene("allowed").decided();
        if (TELLS_WHO_ASKS) {
            assertThat(decided.principal()).isEqualTo("Agent::\"dev.bylaw.frameworks.langchain4j.Desk$Assistant\"");
            assertThat(decided.chain()).containsExactly("User::\"ann\"");
        } else {
            assertThat(decided.principal()).isEqualTo("User::\"ann\"");
        }
    }

    @Test
    void a_conversation_is_the_session_and_the_one_without_a_name_is_none() {
        String remembered = play.scene("remembered").decided().session();
        assertThat(remembered).isEqualTo(TELLS_WHO_ASKS ? "c-17" : null);
        assertThat(play.scene("allowed").decided().session()).isNull();
    }

    @Test
    void a_denied_tool_does_not_run_and_the_model_reads_why() {
        Scene scene = play.scene("denied");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly(ORDERS);
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decided().decision()).isEqualTo("deny");
        assertThat(play.scene("forbidden").ran()).isEmpty();
        assertThat(play.scene("forbidden").read()).containsExactly(REFUNDS);
    }

    @Test
    void a_tool_that_goes_on_after_a_refusal_answers_for_itself() {
        Scene scene = play.scene("swallowed");
        assertThat(scene.read()).containsExactly("went on");
        assertThat(scene.decisions()).extracting(Scene.Decided::action).containsExactly("swallow", "refund");
    }

    @Test
    void a_lambda_is_decided_as_the_tool_that_it_is() {
        assertThat(play.scene("lambda allowed").read()).containsExactly("pong");
        assertThat(play.scene("lambda allowed").decided().resource()).isEqualTo("Tool::\"ping\"");
        Scene denied = play.scene("lambda denied");
        assertThat(denied.ran()).isEmpty();
        assertThat(denied.read()).singleElement().asString().startsWith("Refused: no policy permits ping for ");
        assertThat(denied.decided().code()).isEqualTo("no-permit");
    }

    @Test
    void arguments_that_can_be_read_in_two_ways_are_refused() {
        Scene scene = play.scene("lambda ambiguous");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.decided().code()).isEqualTo("arguments-unreadable");
    }

    @Test
    void an_executor_of_the_applications_own_is_decided_too() {
        assertThat(play.scene("own executor allowed").read()).containsExactly("sent");
        assertThat(play.scene("own executor allowed").decided().action()).isEqualTo("mail");
        assertThat(play.scene("own executor denied").ran()).isEmpty();
        assertThat(play.scene("own executor denied").decided().decision()).isEqualTo("deny");
    }

    @Test
    void an_executor_that_is_called_by_hand_returns_the_refusal() {
        Scene scene = play.scene("executor by hand");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.answer()).isEqualTo(ORDERS);
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
    void a_streamed_conversation_goes_on_after_a_refusal() {
        Scene scene = play.scene("streamed");
        assertThat(scene.ran()).isEmpty();
        assertThat(scene.read()).containsExactly(ORDERS);
        assertThat(scene.answer()).isEqualTo("done");
        assertThat(scene.decided().decision()).isEqualTo("deny");
    }

    @Test
    void of_two_calls_in_one_turn_each_is_decided_by_itself() {
        Scene scene = play.scene("two at once");
        assertThat(scene.ran()).containsExactly("lookup A-3");
        assertThat(scene.read()).containsExactly("found A-3", ORDERS);
        assertThat(scene.decisions()).extracting(Scene.Decided::decision).containsExactly("allow", "deny");
    }

    @Test
    void a_model_that_asks_again_and_again_is_told_to_stop() {
        Scene scene = play.scene("again and again");
        assertThat(scene.read()).hasSize(7);
        assertThat(scene.read().subList(0, 5)).containsOnly(ORDERS);
        assertThat(scene.read().subList(5, 7))
                .containsOnly(ORDERS + " This was refused before and will be again: do not ask for it any more.");
    }
}
