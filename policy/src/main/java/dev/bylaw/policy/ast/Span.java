// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.Source;
import java.util.Objects;

/**
 * A stretch of a source text, for messages.
 *
 * <p>All spans are equal to each other, on purpose: records of this package hold one, and compare by what they mean, not
 * by where they were written. Compare {@link #start} and {@link #end} where position matters.
 */
public final class Span {

    /** The span of what a program built. */
    public static final Span NONE = new Span(Source.NONE, 0, 0);

    private final Source source;
    private final int start;
    private final int end;

    /**
     * The stretch from {@code start} to before {@code end}, counted in UTF-16 units from 0.
     *
     * @throws IndexOutOfBoundsException when it does not lie in the text
     */
    public Span(Source source, int start, int end) {
        this.source = source;
        Objects.checkFromToIndex(start, end, source.text().length());
        this.start = start;
        this.end = end;
    }

    /** Whether it points at no text, because a program built what it belongs to. */
    public boolean isNowhere() {
        return source.equals(Source.NONE);
    }

    /** The text this is a stretch of. */
    public Source source() {
        return source;
    }

    /** Where it begins: an index in UTF-16 units, from 0. */
    public int start() {
        return start;
    }

    /** Where it has ended: the index after its last unit. */
    public int end() {
        return end;
    }

    /** The line on which it begins, from 1. */
    public int line() {
        int line = 1;
        for (int i = source.text().indexOf('\n');
                i >= 0 && i < start;
                i = source.text().indexOf('\n', i + 1)) {
            line++;
        }
        return line;
    }

    /** The column at which it begins, from 1, counted in Unicode characters. */
    public int column() {
        return source.text().codePointCount(lineStart(), start) + 1;
    }

    /** The text of the whole line on which it begins, without its end. */
    public String lineText() {
        int newline = source.text().indexOf('\n', start);
        String line =
                source.text().substring(lineStart(), newline < 0 ? source.text().length() : newline);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** The stretch itself. */
    public String text() {
        return source.text().substring(start, end);
    }

    /** The stretch from the start of this one to the end of a later one of the same source. */
    public Span to(Span later) {
        return source.equals(later.source) && later.end >= start ? new Span(source, start, later.end) : this;
    }

    private int lineStart() {
        return start == 0 ? 0 : source.text().lastIndexOf('\n', start - 1) + 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Span;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    /** {@code file:line:column}, as compilers write it. */
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
