// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "C:\\temp", "Åsa", "名前", "😀", "e\u0301"})
    void what_has_a_picture_stays(String text) {
        assertThat(Visible.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 0x1B, 0x7F, 0x85, 0x9B, 0xA0, 0xAD, 0x61C, 0x115F, 0x180E, 0x200B, 0x200D, 0x200E, 0x2028,
                0x202E, 0x2066, 0x2069, 0x3164, 0xD800, 0xDFFF, 0xE000, 0xFEFF, 0xFFF9, 0xFFFF, 0xE0041, 0x10FFFF
            })
    void what_hides_or_reorders_becomes_an_escape(int point) {
        assertThat(Visible.text("a" + Character.toString(point) + "b"))
                .isEqualTo("a\\u{" + Integer.toHexString(point) + "}b");
    }

    @Test
    void line_ends_and_tabs_become_the_escapes_everybody_knows() {
        assertThat(Visible.text("a\r\n\tb")).isEqualTo("a\\r\\n\\tb");
    }

    @Test
    void text_of_several_lines_keeps_them() {
        assertThat(Visible.lines("a\n\tb\u001bc")).isEqualTo("a\n\tb\\u{1b}c");
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "Åsa,3", "名前,4", "e\u0301,1", "😀,2"})
    void width_is_counted_in_columns_of_a_terminal(String text, int columns) {
        assertThat(Visible.width(text)).isEqualTo(columns);
    }
}
