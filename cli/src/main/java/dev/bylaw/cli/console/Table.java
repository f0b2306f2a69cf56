// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

import dev.bylaw.cli.console.Paint.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text, one row a line, so that it can be searched and cut by other tools. Columns are as wide as the widest of
 * the first rows; a wider cell after those shifts what follows it. What is in a cell is made visible.
 *
 * <p>Memory is bounded: the first rows are held back, later ones are printed at once. {@link #end} prints what is held.
 */
public final class Table {

    private static final int MEASURED = 500;
    private static final String GAP = "  ";

    private final Console console;
    private final int[] widths;
    private final List<Row> held = new ArrayList<>();
    private boolean measured;

    private record Row(Tone tone, List<String> cells) {}

    /** A table with these headings. */
    public Table(Console console, String... headings) {
        this.console = console;
        this.widths = new int[headings.length];
        row(Tone.HEADING, headings);
    }

    /** Adds a row; an empty cell is shown as a dash. */
    public void row(Tone tone, String... cells) {
        if (cells.length != widths.length) {
            throw new IllegalArgumentException("The table has " + widths.length + " columns, the row " + cells.length);
        }
        List<String> visible = new ArrayList<>(cells.length);
        for (String cell : cells) {
            visible.add(cell.isEmpty() ? "-" : Visible.text(cell));
        }
        Row row = new Row(tone, visible);
        if (measured) {
            print(row);
            return;
        }
        held.add(row);
        if (held.size() > MEASURED) {
            end();
        }
    }

    /** Prints what is still held back. More rows may follow. */
    public void end() {
        if (!measured) {
            for (Row row : held) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], Visible.width(row.cells().get(i)));
                }
            }
            measured = true;
        }
        held.forEach(this::print);
        held.clear();
    }

    private void print(Row row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.cells().get(i);
            line.append(cell);
            if (i < widths.length - 1) {
                line.append(" ".repeat(Math.max(0, widths[i] - Visible.width(cell))))
                        .append(GAP);
            }
        }
        console.answer(console.outPaint().tone(row.tone(), line.toString().stripTrailing()));
    }
}
