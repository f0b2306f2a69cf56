// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void what_is_read_can_be_written_again() throws Exception {
        String text = "{\"a\":[1,-2.50,true,false,null,\"x\\n\"],\"b\":{\"c\":{}}}";
        Json read = JsonReader.read(text);

        assertThat(new JsonLine().put("v", read).toString()).isEqualTo("{\"v\":" + text + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{} {}", "{'a':1}", "[1,]", "// x\n{}", "nul"})
    void what_readers_could_understand_differently_is_refused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void nesting_is_bounded() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void an_error_says_where() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"a\": x}"))
                .isInstanceOfSatisfying(
                        JsonSyntaxException.class,
                        e -> assertThat(e.in("r.json")).startsWith("r.json:2:"));
    }

    @Test
    void a_path_through_what_is_not_there_ends_nowhere() throws Exception {
        Json read = JsonReader.read("{\"a\":{\"b\":\"c\"}}");

        assertThat(read.at("a", "b").text()).isEqualTo("c");
        assertThat(read.at("a", "x", "y").isPresent()).isFalse();
        assertThat(read.at("a").text()).isEmpty();
    }
}
