// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small reader reads what files hold, as the streaming parser does, and leaves everything else to that. */
class PlainJsonTest {

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\"",
        "\"a\":",
        "\"b\" : ",
        "\"\"",
        "\"é €\"",
        "\"\u007f\u2028\"",
        "\"a\\n\"",
        "\"\\u0041\"",
        "\"a\tb\"",
        "\"\ud83d\ude00\"",
        "\"\ud83d\"",
        "\"",
        "0",
        "-0",
        "7",
        "-12",
        "012",
        "1.5",
        "1e3",
        "-",
        "999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "true",
        "false",
        "null",
        "nul",
        "truex",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\f",
        "\ufeff",
        "//",
        "{}",
        "[]",
        "[1,2]",
        "{\"a\":{\"b\":[true,\"c\"]}}"
    };

    private static Source source(String text) {
        return new Source("text", text);
    }

    /** The value with the place of each part of it: places take no part in the equality of values. */
    private static String placed(Json json) {
        StringBuilder text = new StringBuilder();
        text.append(json.span().start()).append('-').append(json.span().end());
        if (json instanceof Json.Obj object) {
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                text.append(' ').append(member.getKey()).append('=').append(placed(member.getValue()));
            }
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(each -> text.append(' ').append(placed(each)));
        } else {
            text.append(json);
        }
        return "(" + text + ")";
    }

    private static void agree(String text, Json plain) throws PolicyException {
        Json streamed = StreamedJson.read(source(text));
        assertThat(plain).as(text).isEqualTo(streamed);
        assertThat(placed(plain)).as(text).isEqualTo(placed(streamed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                " [ ] \n",
                "{ }",
                "[1, -2, 0, -0, 999999999999999999, -999999999999999999]",
                "[true, false, null]",
                "{\"uid\": {\"type\": \"Agent\", \"id\": \"a16\"}, \"attrs\": {\"level\": 3}, \"parents\": []}",
                "[\n  {\"a\": \"é and €\"},\r\n\t{\"\": \"\"}\n]\n",
                "[[[[[[\"deep\"]]]]]]",
                "{\"__entity\": {\"type\": \"A::B\", \"id\": \"x/y\"}}"
            })
    void it_reads_what_files_hold_as_the_streaming_parser_does(String text) throws PolicyException {
        Json plain = PlainJson.read(source(text));
        assertThat(plain).as(text).isNotNull();
        agree(text, plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"a text\"",
                "true",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":1}",
                "{a:1}",
                "{'a':1}",
                "[1]]",
                "[1][",
                "[1] x",
                "[01]",
                "[1.0]",
                "[1e2]",
                "[+1]",
                "[-]",
                "[1a]",
                "[truely]",
                "[tru",
                "[9223372036854775807]",
                "[\"a\\\"b\"]",
                "[\"open]",
                "[\"line\nend\"]",
                "[\"\ud83d\ude00\"]",
                "\ufeff[]",
                "[1] // why"
            })
    void it_declines_what_it_is_not_certain_of(String text) {
        assertThat(PlainJson.read(source(text))).as(text).isNull();
    }

    @Test
    void it_declines_what_nests_deeply() {
        assertThat(PlainJson.read(source("[".repeat(100_000) + "]".repeat(100_000))))
                .isNull();
    }

    @Test
    void whatever_it_reads_the_streaming_parser_reads_alike() throws PolicyException {
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "{\"a\":");
            for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            text.append(text.charAt(0) == '[' ? ']' : '}');
            Json plain = PlainJson.read(source(text.toString()));
            if (plain != null) {
                agree(text.toString(), plain);
                read++;
            }
        }
        assertThat(read).isGreaterThan(5_000);
    }
}
