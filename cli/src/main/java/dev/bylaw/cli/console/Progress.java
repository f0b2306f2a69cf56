// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

/**
 * How far long work is, drawn over itself on one line of standard error. Draws only when somebody watches, not for work
 * that is soon done, and leaves nothing behind.
 */
public final class Progress implements AutoCloseable {

    private static final long FIRST_NANOS = 300_000_000L;
    private static final long STEP_NANOS = 100_000_000L;
    private static final int BAR = 30;

    private final Console console;
    private final String what;
    private final long total;
    private long nextAt = System.nanoTime() + FIRST_NANOS;
    private boolean drawn;

    /** Progress of work on so many things. */
    public Progress(Console console, String what, long total) {
        this.console = console;
        this.what = what;
        this.total = total;
    }

    /** So many of them are done. */
    public void done(long count) {
        long now = System.nanoTime();
        if (!console.interactive() || now - nextAt < 0) {
            return;
        }
        nextAt = now + STEP_NANOS;
        drawn = true;
        console.err().print("\r" + line(what, count, total));
        console.err().flush();
    }

    static String line(String what, long count, long total) {
        long all = Math.max(count, total);
        int filled = all == 0 ? BAR : (int) (count * BAR / all);
        return what + " [" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + count + " of " + all;
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (drawn) {
            console.err().print("\r\033[K");
            console.err().flush();
        }
    }
}
