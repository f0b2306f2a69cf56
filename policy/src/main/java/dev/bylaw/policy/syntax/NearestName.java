// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.value.Escapes;
import java.util.Collection;

/** Guesses what a misspelt name was meant to be. */
public final class NearestName {

    private static final int LONGEST = 64;

    private NearestName() {}

    /** {@code did you mean "x"?} for the candidate nearest to the name, or the empty text when none is near. */
    public static String hint(String name, Collection<String> candidates) {
        String best = nearest(name, candidates);
        return best.isEmpty() ? "" : "did you mean " + Escapes.quote(best) + "?";
    }

    /** {@code " Did you mean "x"?"}, to follow a sentence, or the empty text when none is near. */
    public static String question(String name, Collection<String> candidates) {
        String best = nearest(name, candidates);
        return best.isEmpty() ? "" : " Did you mean " + Escapes.quote(best) + "?";
    }

    /** The candidate nearest to the name, or the empty text when none is near. */
    public static String nearest(String name, Collection<String> candidates) {
        String best = "";
        int bestDistance = name.length() / 3 + 1;
        for (String candidate : candidates) {
            int distance = distance(name, candidate);
            if (distance <= bestDistance && (best.isEmpty() || distance < bestDistance)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** The hint, or another hint when no candidate is near. */
    public static String hint(String name, Collection<String> candidates, String otherwise) {
        String hint = hint(name, candidates);
        return hint.isEmpty() ? otherwise : hint;
    }

    /** Levenshtein's distance, upper and lower case alike; of long names, the difference in length. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Math.max(1, Math.abs(a.length() - b.length())) + LONGEST;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
