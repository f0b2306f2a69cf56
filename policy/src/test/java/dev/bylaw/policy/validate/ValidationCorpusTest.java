// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.ConformanceArchive;
import dev.bylaw.policy.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conformance corpus and the validator fixtures, against the verdicts of Cedar's Rust validator. */
class ValidationCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".validation.json";

    @Test
    void each_case_of_the_corpus_has_the_verdicts_and_error_kinds_of_rust() throws Exception {
        Map<String, String> expected = ConformanceArchive.read("rust-validation-results.tar.gz");
        List<String> mismatches = mismatches(ConformanceArchive.read("corpus-tests.tar.gz"), expected);
        assertThat(expected).hasSizeGreaterThan(3_000);
        assertThat(mismatches).isEmpty();
    }

    @Test
    void each_fixture_of_a_single_rule_has_the_verdicts_and_error_kinds_of_rust() throws Exception {
        Map<String, String> files = ConformanceArchive.read("validator-fixtures.tar.gz");
        List<String> mismatches = mismatches(files, files);
        assertThat(files.keySet().stream().filter(file -> file.endsWith(ENDING)))
                .hasSizeGreaterThan(60);
        assertThat(mismatches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"corpus-tests.tar.gz", "handwritten-tests.tar.gz"})
    void a_case_passes_strict_validation_exactly_if_it_says_that_it_should(String archive) throws Exception {
        Map<String, String> files = ConformanceArchive.readPaths(archive);
        List<String> mismatches = new ArrayList<>();
        int cases = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            JsonNode test = file.getKey().endsWith(".json") ? JSON.readTree(file.getValue()) : JSON.createObjectNode();
            if (test.has("shouldValidate")) {
                cases++;
                Schema schema = Schema.parse(source(files, test, "schema"));
                PolicySet policies = PolicySet.parse(List.of(source(files, test, "policies")));
                boolean valid =
                        Validator.validate(policies, schema, Mode.STRICT).isValid();
                if (valid != test.get("shouldValidate").asBoolean()) {
                    mismatches.add(file.getKey() + " is " + (valid ? "valid" : "not valid"));
                }
            }
        }
        assertThat(cases).isGreaterThan(20);
        assertThat(mismatches).isEmpty();
    }

    private static Source source(Map<String, String> files, JsonNode test, String field) {
        String path = test.get(field).asText();
        return new Source(path, files.get(path));
    }

    private static List<String> mismatches(Map<String, String> files, Map<String, String> expected) throws Exception {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, String> file : expected.entrySet()) {
            if (file.getKey().endsWith(ENDING)) {
                String name = file.getKey().replace(ENDING, "");
                all.addAll(new RustVerdicts(name, files, file.getValue()).mismatches());
            }
        }
        return all;
    }
}
