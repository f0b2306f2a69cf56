// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each entry of the catalogue has a test that is named after it. */
final class CatalogueTest {

    private static final int ENTRIES = 74;

    /** The names of all tests and attacks of the suite. */
    private static List<String> tests() throws Exception {
        List<String> names = new ArrayList<>();
        List<Path> classes;
        try (Stream<Path> files = Files.list(Path.of("target/test-classes/dev/bylaw/threats"))) {
            classes = files.filter(file -> file.toString().endsWith("IT.class")).toList();
        }
        for (Path file : classes) {
            Class<?> type = Class.forName(
                    "dev.bylaw.threats." + file.getFileName().toString().replace(".class", ""));
            names.addAll(Suite.testsOf(type));
        }
        return names;
    }

    @Test
    void the_list_has_all_entries() {
        assertThat(Entry.all()).hasSize(ENTRIES).extracting(Entry::id).doesNotHaveDuplicates();
    }

    @Test
    void each_entry_has_a_test() throws Exception {
        List<String> tested = tests().stream().map(Entry::idOf).toList();
        assertThat(Entry.all().stream().map(Entry::id).filter(id -> !tested.contains(id)))
                .as("entries without a test")
                .isEmpty();
    }

    @Test
    void each_test_that_has_the_name_of_an_entry_has_one_of_the_list() throws Exception {
        assertThat(tests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(Entry.all())
                        .extracting(entry -> entry.id().toLowerCase(Locale.ROOT).replace('-', '_'))
                        .anySatisfy(prefix -> assertThat(test).startsWith(prefix + "_")));
    }
}
