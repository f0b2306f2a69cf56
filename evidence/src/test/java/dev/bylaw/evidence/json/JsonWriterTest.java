// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {

    private final JsonWriter json = new JsonWriter();

    @Test
    void writes_what_the_other_implementation_of_rfc_8785_writes() throws Exception {
        // The string of RFC 8785, section 3.2.2, with a name that needs escaping as well.
        json.beginObject();
        json.name("\n").bool(true);
        json.name("\u20ac").string("\u20ac$\u000f\nA'B\"\\\"\u2028");
        json.name("\ud83d\ude00").beginArray().number(-1).nullValue().number(0).beginObject();
        json.endObject().endArray();
        json.endObject();

        assertThat(text()).isEqualTo(new JsonCanonicalizer(text()).getEncodedString());
        assertThat(text())
                .isEqualTo(
                        "{\"\\n\":true,\"\u20ac\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"\u2028\",\"\ud83d\ude00\":[-1,null,0,{}]}");
    }

    @Test
    void any_text_comes_out_canonical() throws Exception {
        Random random = new Random(8785);
        for (int i = 0; i < 2_000; i++) {
            String anything = randomText(random, false);
            json.reset().beginArray().string(anything).endArray();
            assertThat(text()).isEqualTo(new JsonCanonicalizer(text()).getEncodedString());
            assertThat(new JsonCanonicalizer("[\"" + escapeAll(anything) + "\"]").getEncodedString())
                    .isEqualTo(text());
        }
    }

    @ParameterizedTest
    @CsvSource({"\\ud800", "x\\ud800y", "\\udc00\\ud800", "\\udbff"})
    void a_surrogate_without_its_partner_becomes_the_replacement_character(String escaped) {
        String lone = unescape(escaped);
        json.string(lone);
        assertThat(text()).contains("\ufffd");
        assertThat(json.toByteArray()).isEqualTo(text().getBytes(UTF_8));
    }

    @Test
    void hostile_texts_are_always_valid_utf_8() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            json.reset().limitText(random.nextInt(20)).string(randomText(random, true));
            assertThat(text().getBytes(UTF_8)).isEqualTo(json.toByteArray());
        }
    }

    @Test
    void a_long_text_is_cut_and_says_so() {
        json.limitText(3).string("abcdef");
        assertThat(text()).isEqualTo("\"abc\u2026(cut, 6 chars, sha256 bef57ec7f53a6d40)\"");
    }

    @Test
    void two_long_texts_do_not_become_one() {
        json.limitText(3).string("abcdef");
        String first = text();
        json.reset().string("abcdeg");
        assertThat(text()).isNotEqualTo(first);
    }

    @Test
    void a_cut_does_not_divide_a_character() {
        json.limitText(2).string("a\ud83d\ude00b");
        assertThat(text()).startsWith("\"a\u2026(cut, 4 chars");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-1,-1",
        "9007199254740991,9007199254740991",
        "9007199254740992,\"9007199254740992\"",
        "-9007199254740992,\"-9007199254740992\"",
        "9223372036854775807,\"9223372036854775807\"",
        "-9223372036854775808,\"-9223372036854775808\""
    })
    void an_integer_that_readers_would_round_is_written_as_text(long number, String expected) {
        json.number(number);
        assertThat(text()).isEqualTo(expected);
    }

    @Test
    void a_hole_is_filled_later() {
        json.beginObject();
        int hole = json.name("n").hole();
        json.name("o").string("after").endObject();
        json.fill(hole, 1234567);
        assertThat(text()).isEqualTo("{\"n\":1234567,\"o\":\"after\"}");
    }

    @Test
    void names_are_ordered_as_in_the_example_of_rfc_8785() throws Exception {
        json.beginObject();
        for (String name : new String[] {"\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"}) {
            json.name(name).number(1);
        }
        json.endObject();
        assertThat(text()).isEqualTo(new JsonCanonicalizer(text()).getEncodedString());
    }

    @Test
    void names_out_of_order_are_a_mistake_of_the_caller() {
        json.beginObject().name("b").number(1);
        assertThatThrownBy(() -> json.name("a")).isInstanceOf(AssertionError.class);
    }

    private String text() {
        return new String(json.buffer(), 0, json.length(), UTF_8);
    }

    private static String randomText(Random random, boolean loneSurrogates) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\/\u007f\u2028".charAt(random.nextInt(5)));
                case 2 -> text.append((char) (0x80 + random.nextInt(0xD800 - 0x80)));
                case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                case 4 -> text.append(loneSurrogates ? (char) (0xD800 + random.nextInt(0x800)) : 'x');
                default -> text.append((char) (0x20 + random.nextInt(0x5F)));
            }
        }
        return text.toString();
    }

    private static String escapeAll(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            out.append(String.format("\\u%04x", (int) text.charAt(i)));
        }
        return out.toString();
    }

    private static String unescape(String escaped) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '\\') {
                out.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                out.append(escaped.charAt(i));
            }
        }
        return out.toString();
    }
}
