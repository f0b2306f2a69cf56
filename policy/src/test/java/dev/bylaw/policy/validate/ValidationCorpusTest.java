// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.schema.ConformanceArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The conformance corpus and the validator fixtures, against the verdicts of Cedar's Rust validator. */
class ValidationCorpusTest {

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
