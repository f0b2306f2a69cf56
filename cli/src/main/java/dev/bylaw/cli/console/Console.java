// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

import java.io.PrintStream;

/**
 * Where a command speaks, and what may be shown there. Answers go to {@link #out}, one thing a line; everything said about
 * the work itself (progress, remarks, failures) goes to {@link #err}.
 *
 * @param out for answers
 * @param err for remarks
 * @param outPaint how words stand out in answers
 * @param errPaint how words stand out in remarks
 * @param interactive whether somebody watches {@code err}, so that progress may be drawn
 */
public record Console(PrintStream out, PrintStream err, Paint outPaint, Paint errPaint, boolean interactive) {

    /** Streams that nobody watches: no colours, no progress. */
    public static Console plain(PrintStream out, PrintStream err) {
        return new Console(out, err, Paint.PLAIN, Paint.PLAIN, false);
    }

    /** Prints one line of an answer. It is ours, or was made visible. */
    public void answer(String line) {
        out.print(line);
        out.print('\n'); // not the platform's line end: what is piped is the same everywhere
    }

    /** Prints a remark, with hidden characters as escapes. */
    public void remark(String lines) {
        err.print(Visible.lines(lines));
        err.print('\n');
    }

    /**
     * Ends the command when nobody can read what it answers: the reader of the pipe has gone, or the disk is full. Called
     * now and then in long answers, and at the end of all.
     */
    public void requireReader() throws Failure {
        if (out.checkError()) {
            throw Failure.usage("standard output cannot be written: what was printed is incomplete");
        }
    }
}
