// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Attacks;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs a class of attacks in one JVM under bylaw.jar, and makes a test of each.
 *
 * <p>An attack is blocked when nothing took effect; every try ended in a refusal, in a class that the JVM does not take, or at
 * the JVM's own rules of access; and the log, read after the JVM has ended, says so: one denial for each refused try, and a gap for each class refused.
 */
final class Threats {

    private static final String POLICY = """
            @id("keepers") permit (principal == Agent::"keeper", action == Action::"open", resource);
            """;

    private final Path folder;
    private final List<String> flags = new ArrayList<>();
    private String more = "";
    private Path[] classPath = {};

    private Threats(Path folder) {
        this.folder = folder;
    }

    static Threats in(Path folder) {
        return new Threats(folder);
    }

    Threats flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** Another class path than the tests'. */
    Threats classPath(Path... entries) {
        classPath = entries;
        return this;
    }

    /** Lines of configuration beside policies and log. */
    Threats configured(String lines) {
        more = lines;
        return this;
    }

    /** What came of one attack in the JVM. */
    record Line(String id, int tried, int effects, int refused, int unusable, int prevented, String rest) {
        static Line of(String text) {
            String[] parts = text.split(" ", 7);
            return new Line(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]),
                    parts.length == 7 ? parts[6] : "");
        }
    }

    ForkedJvm.Outcome start(Class<?> main, String... arguments) throws Exception {
        return jvm().run(main, arguments);
    }

    ForkedJvm.Outcome startJar(Path jar, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-jar", jar.toString()));
        all.addAll(List.of(arguments));
        return jvm().runJava(all.toArray(String[]::new));
    }

    private ForkedJvm jvm() throws IOException {
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies/vault.cedar"), POLICY);
        Files.writeString(folder.resolve("bylaw.yaml"), "policies: policies\naudit: {dir: log}\n" + more);
        ForkedJvm jvm = ForkedJvm.under(
                        ForkedJvm.bylawJar(), folder.resolve("bylaw.yaml").toString())
                .flags(flags.toArray(String[]::new));
        return classPath.length == 0 ? jvm : jvm.classPath(classPath);
    }

    Stream<DynamicTest> attack(Class<?> attacks) throws Exception {
        ForkedJvm.Outcome outcome = start(Attacks.class, attacks.getName());
        List<JsonNode> decisions = records("decision");
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("control", () -> {
            Line control = line(outcome, "control");
            assertThat(control).as(outcome::transcript).isEqualTo(new Line("control", 1, 1, 0, 0, 0, ""));
            assertThat(about(decisions, "control"))
                    .extracting(d -> d.path("result").asText())
                    .containsExactly("allow");
        }));
        for (Method attack : Attacks.of(attacks)) {
            tests.add(dynamicTest(attack.getName(), () -> blocked(outcome, decisions, attack.getName())));
        }
        return tests.stream();
    }

    private void blocked(ForkedJvm.Outcome outcome, List<JsonNode> decisions, String id) throws IOException {
        Line line = line(outcome, id);
        assertThat(line.rest()).as(outcome::transcript).isEmpty();
        assertThat(line.effects()).as("effects").isZero();
        assertThat(line.tried()).as("tries").isPositive();
        assertThat(line.refused() + line.unusable() + line.prevented())
                .as("tries that were refused")
                .isEqualTo(line.tried());
        long recorded = decisions.stream()
                .filter(d -> d.path("code").asText().equals("seal")
                        || !d.at("/action/target").asText().startsWith("Attack::")
                        || d.at("/action/target").asText().equals("Attack::\"" + id + "\""))
                .filter(d -> d.path("result").asText().equals("deny"))
                .count();
        assertThat(recorded)
                .as("denials in the log, those of the seal among them")
                .isGreaterThanOrEqualTo(line.refused());
        if (line.unusable() > 0) {
            assertThat(records("coverage"))
                    .as("what is not governed, in the log")
                    .anySatisfy(c -> assertThat(c.path("notGoverned")).isNotEmpty());
        }
    }

    private static Line line(ForkedJvm.Outcome outcome, String id) {
        return outcome.out().stream()
                .filter(text -> text.startsWith(id + " "))
                .map(Line::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " did not run: " + outcome.transcript()));
    }

    private static List<JsonNode> about(List<JsonNode> decisions, String id) {
        return decisions.stream()
                .filter(d -> d.at("/action/target").asText().equals("Attack::\"" + id + "\""))
                .toList();
    }

    /** The predicates of the records of this type, in the order of the log. */
    List<JsonNode> records(String type) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (LogReader reader = LogReader.open(folder.resolve("log"))) {
            while (reader.next()) {
                JsonNode statement = mapper.readTree(reader.record());
                if (statement.path("predicateType").asText().contains("/" + type + "/")) {
                    found.add(statement.path("predicate"));
                }
            }
        }
        return found;
    }
}
