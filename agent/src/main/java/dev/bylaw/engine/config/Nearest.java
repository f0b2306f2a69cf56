// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import java.util.List;

/** Finds the word that was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** {@code " Did you mean \"x\"?"} for the nearest of the words, or an empty text when none is near. */
    public static String hint(String word, List<String> words) {
        String best = null;
        int least = Math.max(3, word.length() / 3) + 1;
        for (String candidate : words) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best == null ? "" : " Did you mean \"" + best + "\"?";
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
