// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table that can also be read as it is: columns are padded, all but the first are flush right. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row, which has a cell for each heading. */
    public Table row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "The table has " + rows.get(0).size() + " columns, the row " + cells.size() + ".");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** A number with two or three significant digits, or all of them before the point; a dash where there is none. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value > 0 && value < 0.1) {
            return new BigDecimal(value).round(new MathContext(2)).toPlainString();
        }
        int decimals = value == 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, rule(widths));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%" + (i == 0 ? "-" : "") + widths[i] + "s", row.get(i)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rule(int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> i == 0 ? "-".repeat(widths[i]) : "-".repeat(widths[i] - 1) + ":")
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
