// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.Escapes;
import java.util.List;

/**
 * The pattern of a {@code like}: literal pieces with a wildcard between each two.
 *
 * @param pieces at least one; {@code ["a", "b"]} is the pattern {@code a*b}, {@code ["a"]} has no wildcard
 */
public record Pattern(List<String> pieces) {

    /** Copies the pieces. */
    public Pattern {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("A pattern has at least one piece, which may be empty.");
        }
    }

    /** Reads a pattern as it stands between the quotes in a policy: {@code *} is a wildcard, {@code \*} a star. */
    public static Pattern parse(String body) {
        return new Pattern(Escapes.unescapePattern(body));
    }

    /**
     * Whether the text matches. Takes time linear in the text's length, and allocates nothing for pieces of up to {@value
     * PieceSearch#SHORT} characters.
     */
    public boolean matches(String text) {
        String first = pieces.get(0);
        int last = pieces.size() - 1;
        if (last == 0) {
            return text.equals(first);
        }
        String tail = pieces.get(last);
        int end = text.length() - tail.length();
        if (!text.startsWith(first) || end < first.length() || !text.startsWith(tail, end)) {
            return false;
        }
        // The leftmost match of each piece leaves the most room for the next, so that no choice is ever taken back.
        int at = first.length();
        for (int i = 1; i < last; i++) {
            String piece = pieces.get(i);
            int found = PieceSearch.find(text, at, end, piece);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }

    /** The pattern as policies write it, with quotes. */
    @Override
    public String toString() {
        return Escapes.quotePattern(pieces);
    }
}
