// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "**, anything, true",
        "a*, abc, true",
        "*c, abc, true",
        "a*c, ac, true",
        "a*a, a, false",
        "ab*ba, aba, false",
        "*b*, abc, true",
        "*bb*b, abbb, true",
        "a*b*c, a-b-b-c, true",
        "a*b*c, a-c-b, false",
        "\\*, *, true",
        "\\*, a, false",
        "abc, abcd, false",
    })
    void a_star_stands_for_any_text(String pattern, String text, boolean expected) {
        assertThat(Pattern.parse(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    void matching_agrees_with_trying_every_choice() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String pattern = letters(random, "ab*", random.nextInt(8));
            String text = letters(random, "ab", random.nextInt(10));
            assertThat(Pattern.parse(pattern).matches(text))
                    .as("%s like %s", text, pattern)
                    .isEqualTo(tryAll(pattern, text));
        }
    }

    @Test
    void long_pieces_agree_with_plain_search() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            String piece = letters(random, "ab", PieceSearch.SHORT + 1 + random.nextInt(4));
            String text = letters(random, "ab", 40) + (random.nextBoolean() ? piece : "") + letters(random, "ab", 40);
            assertThat(PieceSearch.find(text, 0, text.length(), piece)).isEqualTo(text.indexOf(piece));
        }
    }

    @Test
    void a_hostile_text_costs_no_more_than_its_length() {
        String piece = "a".repeat(50_000) + "b";
        assertThat(Pattern.parse("*" + piece + "*").matches("a".repeat(1_000_000)))
                .isFalse();
    }

    private static boolean tryAll(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return tryAll(pattern.substring(1), text) || (!text.isEmpty() && tryAll(pattern, text.substring(1)));
        }
        return !text.isEmpty()
                && text.charAt(0) == pattern.charAt(0)
                && tryAll(pattern.substring(1), text.substring(1));
    }

    private static String letters(Random random, String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }
}
