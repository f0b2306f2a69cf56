// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_are_padded_and_figures_stand_flush_right() {
        Table table = new Table("", "ns").row(List.of("plain", "0.52")).row(List.of("proxy", "1,043"));
        assertThat(table.toString().lines())
                .containsExactly("|       |    ns |", "| ----- | ----: |", "| plain |  0.52 |", "| proxy | 1,043 |");
    }

    @Test
    void a_row_has_as_many_cells_as_there_are_headings() {
        assertThatThrownBy(() -> new Table("", "ns").row(List.of("plain")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbers_keep_three_digits_and_no_more_than_they_deserve() {
        assertThat(Table.number(0.000_056_7)).isEqualTo("0.000057");
        assertThat(Table.number(0.517)).isEqualTo("0.52");
        assertThat(Table.number(14.83)).isEqualTo("14.8");
        assertThat(Table.number(2_630_123.4)).isEqualTo("2,630,123");
        assertThat(Table.number(Double.NaN)).isEqualTo("-");
    }
}
