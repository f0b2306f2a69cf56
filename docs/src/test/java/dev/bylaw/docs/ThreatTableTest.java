// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of threats names each entry of the list that the suite has, in its order, and tests that exist. */
class ThreatTableTest {

    private static final Path SUITE = Markdown.ROOT.resolve("agent/src/test/java/dev/bylaw/threats");
    private static final Path LIST = Markdown.ROOT.resolve("agent/src/test/resources/dev/bylaw/threats/entries.txt");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([A-Z]+-\\d) \\|.*\\| ([A-Z]+) \\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("`(Threat\\w+IT)`: `(\\w+)`");
    private static final Pattern ATTACKS = Pattern.compile("@ThreatTests\\(attacks = \"(\\w+)\"\\)");

    private static Matcher rows() throws IOException {
        return ROW.matcher(Files.readString(Markdown.ROOT.resolve("docs/threat-model.md")));
    }

    @Test
    void every_entry_is_in_the_table_with_its_scope() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Matcher row = rows(); row.find(); ) {
            shown.add(row.group(1) + " " + row.group(2));
        }
        assertThat(shown)
                .isEqualTo(Files.readAllLines(LIST).stream()
                        .map(line -> line.split(" ", 3))
                        .map(parts -> parts[0] + " " + parts[1])
                        .toList());
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        for (Matcher row = rows(); row.find(); ) {
            Matcher test = TEST.matcher(row.group(3));
            assertThat(test.find()).as(row.group(1)).isTrue();
            do {
                assertThat(code(test.group(1))).as(test.group()).contains("void " + test.group(2) + "(");
            } while (test.find());
        }
    }

    /** The class of the tests, and that of the attacks which it makes tests of. */
    private static String code(String type) throws IOException {
        String code = Files.readString(SUITE.resolve(type + ".java"));
        Matcher attacks = ATTACKS.matcher(code);
        return attacks.find() ? code + Files.readString(SUITE.resolve("app/" + attacks.group(1) + ".java")) : code;
    }
}
