// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final Value ONE = new LongValue(1);
    private static final Value TRUE = BoolValue.TRUE;
    private static final Value TEXT = new StringValue("1");

    @Test
    void sets_ignore_order_and_duplicates() {
        assertThat(SetValue.of(ONE, TEXT, TRUE)).isEqualTo(SetValue.of(TRUE, TEXT, ONE, TEXT));
        assertThat(SetValue.of(ONE, TEXT)).hasSameHashCodeAs(SetValue.of(TEXT, ONE));
        assertThat(SetValue.of(ONE, ONE).size()).isOne();
    }

    @Test
    void a_set_contains_by_equality_at_any_depth() {
        SetValue set = SetValue.of(SetValue.of(ONE, TEXT), RecordValue.of("a", ONE));
        assertThat(set.contains(SetValue.of(TEXT, ONE))).isTrue();
        assertThat(set.contains(RecordValue.of("a", new LongValue(1)))).isTrue();
        assertThat(set.contains(RecordValue.of("a", TRUE))).isFalse();
        assertThat(set.contains(ONE)).isFalse();
    }

    @Test
    void set_relations_hold_for_empty_sets() {
        SetValue set = SetValue.of(ONE);
        assertThat(set.containsAll(SetValue.EMPTY)).isTrue();
        assertThat(set.containsAny(SetValue.EMPTY)).isFalse();
        assertThat(SetValue.EMPTY.containsAll(set)).isFalse();
        assertThat(SetValue.of(ONE, TRUE).containsAny(SetValue.of(TEXT, TRUE))).isTrue();
    }

    @Test
    void records_compare_by_content_whatever_their_shape_object() {
        RecordValue one = RecordShape.of("b", "a").record(ONE, TRUE);
        RecordValue other = RecordValue.of(Map.of("b", TRUE, "a", ONE));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.get("a")).contains(ONE);
        assertThat(one.has("c")).isFalse();
    }

    @Test
    void a_shape_orders_names_into_slots() {
        RecordShape shape = RecordShape.of("reason", "amount");
        assertThat(shape.names()).containsExactly("amount", "reason");
        assertThat(shape.slot("reason")).isOne();
        assertThat(shape.slot("other")).isNegative();
    }

    @Test
    void a_shape_with_a_name_twice_is_refused() {
        assertThatThrownBy(() -> RecordShape.of("a", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_entity_reads_back_from_its_text() {
        EntityUid uid = EntityUid.of("Acme::User", "a \"quoted\" \\ name\n\u202e");
        assertThat(uid).hasToString("Acme::User::\"a \\\"quoted\\\" \\\\ name\\n\\u{202e}\"");
        assertThat(EntityUid.parse(uid.toString())).isEqualTo(uid);
        assertThat(uid.withId("bob")).isEqualTo(EntityUid.parse("Acme::User::\"bob\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "User",
                "User::",
                "User::\"",
                "User:\"a\"",
                "::\"a\"",
                "User::\"a\"b\"",
                "User::\"a\\\"",
                "User::\"a\" ",
                "1User::\"a\"",
                "if::\"a\"",
                "User ::\"a\"",
                "User::\"\\q\""
            })
    void an_entity_is_refused(String text) {
        assertThatThrownBy(() -> EntityUid.parse(text)).isInstanceOf(ValueFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "User::if", "__cedar::String", "a b", "a:b", "é", ""})
    void an_entity_type_is_a_path_of_identifiers(String type) {
        assertThatThrownBy(() -> EntityUid.of(type, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void escapes_are_those_of_rust() {
        assertThat(Escapes.unescape("\\n\\r\\t\\0\\\\\\'\\\"\\x41\\u{1F600}\\u{0_0_4_1}"))
                .isEqualTo("\n\r\t\0\\'\"A\ud83d\ude00A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\",
                "\\q",
                "\\x80",
                "\\x4",
                "\\u{}",
                "\\u{d800}",
                "\\u{110000}",
                "\\u{0000041}",
                "\\u0041",
                "\\u{_41}",
                "\\*",
                "\r",
                "\\\n"
            })
    void an_escape_is_refused(String body) {
        assertThatThrownBy(() -> Escapes.unescape(body)).isInstanceOf(ValueFormatException.class);
    }

    @Test
    void a_pattern_is_pieces_between_wildcards() {
        assertThat(Escapes.unescapePattern("a*\\*b**")).isEqualTo(List.of("a", "*b", "", ""));
        assertThat(Escapes.quotePattern(List.of("a", "*b", "", ""))).isEqualTo("\"a*\\*b**\"");
    }

    @Test
    void everything_quoted_reads_back() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            all.appendCodePoint(c);
        }
        all.appendCodePoint(0xE0001).appendCodePoint(0x1F600).appendCodePoint(0xFFFD);
        String quoted = Escapes.quote(all.toString());
        assertThat(Escapes.unescape(quoted.substring(1, quoted.length() - 1))).isEqualTo(all.toString());
        assertThat(quoted).doesNotContain("\u202e", "\u200b", "\u0000");
    }
}
