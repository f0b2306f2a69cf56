// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Calls;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.IntConsumer;

/** Tools of a framework are governed in an application that has no word of ours. */
public final class ToolsSpec {

    private static int effects;

    static class Orders {
        @Tool("Pays money back.")
        int refund(@P("in cents") int amount) {
            effects++;
            return amount;
        }

        @Tool(name = "close_order", value = "Closes an order.")
        private int close(int order) {
            effects++;
            return order;
        }

        int ungoverned(int order) {
            return close(order);
        }
    }

    interface Declares {
        @Tool(name = "declared")
        int act(int number);
    }

    static class Implements implements Declares {
        @Override
        public int act(int number) {
            effects++;
            return number;
        }
    }

    static class Renames implements Declares {
        @Tool(name = "renamed")
        @Override
        public int act(int number) {
            effects++;
            return number;
        }
    }

    interface OurWord {
        @GovernedAction("ours")
        int act(int number);
    }

    static class TheirWord implements OurWord {
        @Tool(name = "theirs")
        @Override
        public int act(int number) {
            effects++;
            return number;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Unrelated {}

    static class Plain {
        @Unrelated
        int act(int number) {
            return number;
        }
    }

    void a_tool_is_asked_for_under_its_method_s_name() throws Throwable {
        assertThat(Calls.during(() -> new Orders().refund(5))).containsExactly("enter refund", "exit refund");
    }

    void a_tool_is_asked_for_under_the_name_that_the_model_knows() throws Throwable {
        assertThat(Calls.during(() -> new Orders().ungoverned(5)))
                .containsExactly("enter close_order", "exit close_order");
    }

    void a_denied_tool_does_not_run() {
        int before = effects;
        assertThat(Calls.denying("refund", () -> new Orders().refund(5))).isInstanceOf(SecurityException.class);
        IntConsumer reference = new Orders()::refund;
        assertThat(Calls.denying("refund", () -> reference.accept(5))).isInstanceOf(SecurityException.class);
        assertThat(effects).isEqualTo(before);
    }

    void what_implements_a_tool_is_a_tool() throws Throwable {
        assertThat(Calls.during(() -> new Implements().act(5))).containsExactly("enter declared", "exit declared");
    }

    void the_nearer_annotation_names_the_tool() throws Throwable {
        assertThat(Calls.during(() -> new Renames().act(5))).containsExactly("enter renamed", "exit renamed");
    }

    void a_declaration_of_ours_counts_before_an_annotation_of_theirs() throws Throwable {
        assertThat(Calls.during(() -> new TheirWord().act(5))).containsExactly("enter ours", "exit ours");
    }

    void other_annotations_govern_nothing() throws Throwable {
        assertThat(Calls.during(() -> new Plain().act(5))).isEmpty();
    }
}
