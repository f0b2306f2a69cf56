// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final UnaryOperator<String> PLAIN = UnaryOperator.identity();

    @Test
    void columns_are_as_wide_as_their_longest_cell() {
        Table table = new Table(20, 20);
        table.row(PLAIN, "a", "b");
        table.row(PLAIN, "long", "c");

        assertThat(table.render()).isEqualTo("  a     b\n  long  c\n");
    }

    @Test
    void a_cell_beyond_its_limit_goes_on_in_the_next_line() {
        Table table = new Table(9, 20);
        table.row(PLAIN, "one two three", "b");

        assertThat(table.render()).isEqualTo("  one two  b\n  three\n");
    }

    @Test
    void a_word_beyond_the_limit_is_not_cut() {
        Table table = new Table(3, 3);
        table.row(PLAIN, "endless", "b");

        assertThat(table.render()).isEqualTo("  endless  b\n");
    }

    @Test
    void paint_does_not_count_as_width() {
        Table table = new Table(9, 9);
        table.row(Palette.ANSI::bad, "a", "b");
        table.row(PLAIN, "cc", "d");

        assertThat(table.render()).isEqualTo("  \033[31ma   b\033[0m\n  cc  d\n");
    }
}
