// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

/** Finds a text in a text, in time linear in their lengths, which {@link String#indexOf(String)} does not promise. */
final class PieceSearch {

    /** Up to this length a plain search is linear enough: each character is looked at no more often than this. */
    static final int SHORT = 16;

    private PieceSearch() {}

    /** The first index at or after {@code from} at which the piece stands and has ended by {@code end}, or -1. */
    static int find(String text, int from, int end, String piece) {
        if (piece.length() <= SHORT) {
            int found = text.indexOf(piece, from);
            return found >= 0 && found + piece.length() <= end ? found : -1;
        }
        return knuthMorrisPratt(text, from, end, piece);
    }

    private static int knuthMorrisPratt(String text, int from, int end, String piece) {
        int[] border = borders(piece);
        int matched = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            while (matched > 0 && piece.charAt(matched) != c) {
                matched = border[matched - 1];
            }
            if (piece.charAt(matched) == c) {
                matched++;
            }
            if (matched == piece.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }

    // For each prefix of the piece, the length of its longest proper prefix that is also its suffix.
    private static int[] borders(String piece) {
        int[] border = new int[piece.length()];
        int length = 0;
        for (int i = 1; i < border.length; i++) {
            while (length > 0 && piece.charAt(length) != piece.charAt(i)) {
                length = border[length - 1];
            }
            if (piece.charAt(length) == piece.charAt(i)) {
                length++;
            }
            border[i] = length;
        }
        return border;
    }
}
