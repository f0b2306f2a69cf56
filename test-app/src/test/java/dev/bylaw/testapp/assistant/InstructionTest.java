// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {

    @Test
    void instructions_are_found_in_order() {
        assertThat(Instruction.in("Please call first with {\"a\": 1}, then call second_one with {}. Thanks."))
                .containsExactly(new Instruction("first", "{\"a\": 1}"), new Instruction("second_one", "{}"));
    }

    @Test
    void an_instruction_within_arguments_is_not_one_of_the_text() {
        String text = "call outer with {\"task\": \"call inner with {\\\"a\\\": \\\"}\\\"}\"}";

        assertThat(Instruction.in(text)).extracting(Instruction::tool).containsExactly("outer");
    }

    @Test
    void characters_beyond_the_basic_plane_do_not_shift_the_end() {
        assertThat(Instruction.in("\uD83D\uDE00 call it with {\"a\": \"\uD83D\uDE00\"} \uD83D\uDE00"))
                .containsExactly(new Instruction("it", "{\"a\": \"\uD83D\uDE00\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call it",
                "call it with care",
                "call it with {\"a\": ",
                "call it with {a}",
                "recall it with {}"
            })
    void other_texts_have_none(String text) {
        assertThat(Instruction.in(text)).isEmpty();
    }
}
