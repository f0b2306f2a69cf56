// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the name that somebody most likely meant. */
public final class Suggestions {

    // Longer texts are not names that somebody mistyped, and the work grows with the product of the lengths.
    private static final int MAX_LENGTH = 64;

    private Suggestions() {}

    /**
     * The known name nearest to the wrong one: at most a third of its letters differ (one, if it is short).
     * Ties go to the first in alphabetical order.
     */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        if (wrong.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int limit = Math.max(1, wrong.length() / 3);
        String best = null;
        for (String candidate : new TreeSet<>(known)) {
            if (candidate.length() > MAX_LENGTH || candidate.equals(wrong)) {
                continue;
            }
            int distance = distance(wrong.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance <= limit) {
                best = candidate;
                limit = distance - 1;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code did you mean X?} for the nearest name, or the fallback. */
    public static String didYouMean(String wrong, Collection<String> known, String fallback) {
        return nearest(wrong, known)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse(fallback);
    }

    // Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours, each at cost one.
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
