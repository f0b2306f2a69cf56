// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The operator's lines: stderr as it was in premain, never stdout, never a logging framework that the application can
 * reset. Any thread.
 */
final class Console {

    private static final int FAILURES_SHOWN = 20;

    private final PrintStream out;
    private final ConcurrentHashMap<String, Boolean> said = new ConcurrentHashMap<>();
    private final AtomicLong failures = new AtomicLong();

    Console(PrintStream out) {
        this.out = out;
    }

    /** One line. */
    void say(String line) {
        out.println("bylaw: " + printable(line));
    }

    /** One line, the first time only that something of this kind happens. */
    void once(String kind, String line) {
        if (said.putIfAbsent(kind, Boolean.TRUE) == null) {
            say(line);
        }
    }

    /** An error of our own, with its trace; after the first few only their number grows. */
    void failure(String what, Throwable thrown) {
        long count = failures.incrementAndGet();
        if (count > FAILURES_SHOWN) {
            return;
        }
        try {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            say(what + ": " + trace);
            if (count == FAILURES_SHOWN) {
                say("further errors of this kind are not printed.");
            }
        } catch (RuntimeException | Error unprintable) {
            // At the end of the stack there is no room for words either. Who calls has to refuse, not to print.
            failures.decrementAndGet();
        }
    }

    /** Control characters become visible, so that no text from outside can move the cursor or recolour the screen. */
    private static String printable(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean harmless = c == '\n' || c == '\t' || (c >= ' ' && c != 0x7f && !Character.isISOControl(c));
            boolean bidi = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
            if (harmless && !bidi) {
                text.append(c);
            } else {
                text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            }
        }
        return text.toString();
    }
}
