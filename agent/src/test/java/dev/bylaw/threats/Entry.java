// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the catalogue of threats.
 *
 * @param id as in {@code CALL-1}
 * @param scope IN: the agent itself must stop it. FLAG: settings of the JVM or of the machine close it, and hardening looks
 *     at them. DETECT: it must become evident. OUT: it is out of scope, and the documentation says so
 * @param title what is tried
 */
record Entry(String id, String scope, String title) {

    private static final Pattern TEST = Pattern.compile("([a-z]+)_(\\d)_\\w+");

    /** All of them, in the order of the catalogue. */
    static List<Entry> all() {
        try (InputStream in = Entry.class.getResourceAsStream("entries.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.split(" ", 3))
                    .map(parts -> new Entry(parts[0], parts[1], parts[2]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The id that the name of a test or of an attack begins with, as in {@code call_1_by_reflection}; else {@code null}. */
    static String idOf(String test) {
        Matcher name = TEST.matcher(test);
        return name.matches() ? name.group(1).toUpperCase(Locale.ROOT) + '-' + name.group(2) : null;
    }
}
