// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Attacks;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What came of a class of attacks that ran in one JVM.
 *
 * <p>An attack is blocked when nothing took effect; every try ended in a refusal, in a class that the JVM does not take, or at
 * the JVM's own rules of access; and the log, read after the JVM has ended, says so: one denial for each refused try, and a
 * gap for each class refused.
 *
 * @param threats where it ran
 * @param type the class of the attacks
 * @param outcome what the JVM said
 * @param decisions the decisions in the log afterwards
 */
record Run(Threats threats, Class<?> type, ForkedJvm.Outcome outcome, List<JsonNode> decisions) {

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

    /** A test of the control, and one of each attack. */
    Stream<DynamicTest> attacks() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("control", this::control));
        for (Method attack : Attacks.of(type)) {
            if (Chosen.includes(attack.getName())) {
                String place = "method:" + type.getName() + '#' + attack.getName() + '('
                        + attack.getParameterTypes()[0].getName() + ')';
                tests.add(dynamicTest(attack.getName(), URI.create(place), () -> blocked(attack.getName())));
            }
        }
        return tests.stream();
    }

    /** What is permitted works, and leaves one record. */
    private void control() {
        assertThat(line("control")).as(outcome::transcript).isEqualTo(new Line("control", 1, 1, 0, 0, 0, ""));
        assertThat(decisions("control"))
                .extracting(decision -> decision.path("result").asText())
                .containsExactly("allow");
    }

    private void blocked(String id) throws IOException {
        Line line = line(id);
        Results.unchecked(line.effects());
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
                .filter(d -> !d.path("result").asText().equals("allow"))
                .count();
        assertThat(recorded)
                .as("denials in the log, those of the seal among them")
                .isGreaterThanOrEqualTo(line.refused());
        if (line.unusable() > 0) {
            assertThat(threats.records("coverage"))
                    .as("what is not governed, in the log")
                    .anySatisfy(c -> assertThat(c.path("notGoverned")).isNotEmpty());
        }
    }

    /** What the JVM printed about the attack. */
    Line line(String id) {
        return outcome.out().stream()
                .filter(text -> text.startsWith(id + " "))
                .map(Line::of)
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " did not run: " + outcome.transcript()));
    }

    /** The decisions about this resource of type {@code Attack}. */
    List<JsonNode> decisions(String attack) {
        return decisions.stream()
                .filter(d -> d.at("/action/target").asText().equals("Attack::\"" + attack + "\""))
                .toList();
    }
}
