// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small reader reads what people write, as the whole parser does, and leaves everything else to that. */
class PlainYamlTest {

    private static final String[] PIECES = {
        "key: ",
        "other: ",
        "a:",
        "- ",
        "-",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "value",
        "two words",
        "'quoted'",
        "'it''s'",
        "\"double\"",
        "\"a\\n\"",
        " # comment",
        "#",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ",",
        ": ",
        ":",
        "'",
        "\"",
        "/path",
        "../up",
        "...",
        "---\n",
        "? ",
        "|",
        ">",
        "&a ",
        "*a",
        "!tag ",
        "%",
        "\t",
        " ",
        "  ",
        "1.5",
        "true",
        "null",
        "~",
        "a.b+#c(..)",
        "\r\n",
        "é"
    };

    private static void agree(String text, YamlNode plain) throws ConfigException {
        assertThat(ComposedYaml.read(text, "text")).as(text).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode: enforce",
                "policies: policies/\nentities: entities.json\n",
                "# said above\n\nmode: enforce # said beside\n\n  # said below\naudit:\n  dir: log\n  origin: a.example/b\n",
                "audit: {dir: log, durability: durable}\n",
                "audit: { dir: '/a b/c', vault: on }",
                "audit: {}\nagents: []\n",
                "frameworks: [langchain4j, spring-ai]\n",
                "principal: 'Agent::\"it''s\"'\n",
                "a: \"in double # quotes\"\n",
                "govern:\n  - method: com.acme.Orders+#refund(java.lang.String)\n    context: [reason, 'x']\n  - method: a.B#c(..)\n",
                "govern:\n- method: a.B#c(..)\n  later: true\n- method: a.B#d(..)\nmode: observe\n",
                "agents:\n  - one.Agent\n  -   'two'\n",
                "audit:\n  witnesses:\n    - { name: w, url: 'http://127.0.0.1:1', vkey: 'w+1+A=' }\n  quorum: 1\n",
                "a:\n  b:\n    c: d\n  e: f\ng: h",
                "a: it's, [all] {of} this\n"
            })
    void it_reads_what_people_write_as_the_whole_parser_does(String text) throws ConfigException {
        assertThat(PlainYaml.read(text)).as(text).isNotNull();
        agree(text, PlainYaml.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "- a list",
                "a: b\na: c",
                "a: {b: 1, b: 2}",
                "a: b: c",
                "a: b\n  c",
                "a:\n",
                "a: 'open",
                "a: \"\\u0041\"",
                "a: |\n  text",
                "a: &x b",
                "a: *x",
                "a: !!str b",
                "--- \na: b",
                "a: b\n---\nc: d",
                "a:\tb",
                "a: é",
                " a: b",
                "a:\n    b: c\n  d: e",
                "a: [b\n]",
                "a: {b: c",
                "a: - b",
                "? a\n: b",
                "a: [b,, c]",
                "a: [b, ]",
                "a:b"
            })
    void it_leaves_the_unusual_and_the_wrong_to_the_whole_parser(String text) {
        assertThat(PlainYaml.read(text)).as(text).isNull();
    }

    @Test
    void whatever_it_reads_the_whole_parser_reads_alike() throws ConfigException {
        int read = 0;
        for (int seed = 0; seed < 200_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            YamlNode plain = PlainYaml.read(text.toString());
            if (plain != null) {
                agree(text.toString(), plain);
                read++;
            }
        }
        assertThat(read).as("texts that it reads").isGreaterThan(500);
    }
}
