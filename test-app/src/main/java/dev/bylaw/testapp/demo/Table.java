// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table of text. A column is as wide as its longest cell, up to its limit; longer cells go on in the next line. */
final class Table {

    private static final String GAP = "  ";

    private final int[] limits;
    private final List<Row> rows = new ArrayList<>();

    /** @param limits the greatest width of each column, in characters */
    Table(int... limits) {
        this.limits = limits.clone();
    }

    /** Adds a row; every line of it is painted with the paint, which must not change its width on the screen. */
    void row(UnaryOperator<String> paint, String... cells) {
        if (cells.length != limits.length) {
            throw new IllegalArgumentException("The table has " + limits.length + " columns, the row " + cells.length);
        }
        List<List<String>> wrapped = new ArrayList<>();
        for (int column = 0; column < cells.length; column++) {
            wrapped.add(wrap(cells[column], limits[column]));
        }
        rows.add(new Row(paint, wrapped));
    }

    /** The table, each line indented by two and ended by a line feed. */
    String render() {
        int[] widths = new int[limits.length];
        for (Row row : rows) {
            for (int column = 0; column < widths.length; column++) {
                for (String line : row.cells().get(column)) {
                    widths[column] = Math.max(widths[column], line.length());
                }
            }
        }
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            for (int line = 0; line < row.height(); line++) {
                text.append(GAP)
                        .append(row.paint().apply(row.line(line, widths)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> wrap(String cell, int limit) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : cell.split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > limit) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private record Row(UnaryOperator<String> paint, List<List<String>> cells) {

        int height() {
            return cells.stream().mapToInt(List::size).max().orElse(0);
        }

        String line(int number, int[] widths) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                List<String> lines = cells.get(column);
                String part = number < lines.size() ? lines.get(number) : "";
                char[] padding = new char[widths[column] - part.length()];
                Arrays.fill(padding, ' ');
                text.append(column == 0 ? "" : GAP).append(part).append(padding);
            }
            return text.toString().stripTrailing();
        }
    }
}
