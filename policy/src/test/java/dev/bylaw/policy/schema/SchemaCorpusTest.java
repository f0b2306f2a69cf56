// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every schema of the conformance corpus, against the JSON that Cedar's Rust implementation makes of it. */
class SchemaCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void each_schema_becomes_the_json_that_rust_makes_of_it() throws Exception {
        Map<String, String> schemas = ConformanceArchive.read("corpus-tests.tar.gz");
        Map<String, String> expected = ConformanceArchive.read("rust-schema-json.tar.gz");
        List<String> mismatches = new ArrayList<>();
        expected.forEach((name, json) -> {
            String text = schemas.get(name.replace(".json", ""));
            if (text == null || !tree(parse(name, text).toJson()).equals(tree(json))) {
                mismatches.add(name);
            }
        });
        assertThat(expected).hasSizeGreaterThan(3_000);
        assertThat(mismatches).isEmpty();
    }

    @Test
    void each_schema_survives_text_to_json_to_text_to_json() throws Exception {
        Map<String, String> files = ConformanceArchive.read("corpus-tests.tar.gz");
        List<String> mismatches = new ArrayList<>();
        int seen = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".cedarschema")) {
                seen++;
                Schema first = parse(file.getKey(), file.getValue());
                Schema fromJson = Schema.parseJson(new Source(file.getKey() + ".json", first.toJson()));
                Schema again = parse(file.getKey(), fromJson.toCedar());
                if (!again.toJson().equals(first.toJson()) || !again.toCedar().equals(first.toCedar())) {
                    mismatches.add(file.getKey());
                }
                assertThat(again.environments()).isEqualTo(first.environments());
                assertThat(again.entityTypes()).isEqualTo(first.entityTypes());
                assertThat(again.actions()).isEqualTo(first.actions());
            }
        }
        assertThat(seen).isGreaterThan(3_000);
        assertThat(mismatches).isEmpty();
    }

    private static Schema parse(String name, String text) {
        try {
            return Schema.parse(new Source(name, text));
        } catch (PolicyException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
