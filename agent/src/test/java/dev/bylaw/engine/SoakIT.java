// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.engine.app.Soaks;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls that end in every way, for ten seconds, or with {@code -Psoak} for ten minutes: at the end the log says what the
 * application has counted, and memory is where it was.
 */
final class SoakIT {

    private static final long MINUTES = Long.getLong("soak.minutes", 0);
    private static final long SMOKE_SECONDS = 10;
    private static final double GROWTH = 1.15;
    private static final long NOISE = 4 << 20;

    @TempDir
    Path folder;

    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Long> recorded = new HashMap<>();

    @Test
    void what_was_recorded_is_what_happened() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/pay.cedar", Workplace.POLICIES + """
                @id("careful") @durability("durable")
                permit (principal, action == Action::"pay", resource == Road::"careful");
                """);
        workplace.write("bylaw.yaml", "policies: policies\naudit:\n  dir: log\n  durability: async\n");
        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .within(MINUTES + 3)
                .flags("-Xmx256m")
                .run(
                        Soaks.class,
                        folder.resolve("policies/pay.cedar").toString(),
                        String.valueOf(MINUTES == 0 ? SMOKE_SECONDS : 60 * MINUTES));
        assertThat(outcome.exitCode()).as(outcome::transcript).isZero();
        assertThat(outcome.out()).as(outcome::transcript).noneMatch(line -> line.startsWith("unexpected"));
        count(outcome);
        verify();
        read(folder.resolve("log"));
        System.out.println(
                "soak: " + new java.util.TreeMap<>(counts) + " recorded " + new java.util.TreeMap<>(recorded));

        for (String kind : List.of("plain", "failing", "careful", "memory", "stack", "nested", "unloaded")) {
            assertThat(recorded(kind, "allow")).as(kind).isPositive().isEqualTo(counts.get(kind + " effects"));
            assertThat(recorded(kind, "deny")).as(kind).isZero();
        }
        for (String kind : List.of("plain", "careful", "nested", "unloaded")) {
            assertThat(recorded(kind, "completed")).as(kind).isEqualTo(recorded(kind, "allow"));
        }
        for (String kind : List.of("failing", "memory", "stack")) {
            assertThat(recorded(kind, "failed")).as(kind).isEqualTo(recorded(kind, "allow"));
        }
        assertThat(recorded("denied", "deny")).isPositive().isEqualTo(counts.get("denied refused"));
        assertThat(counts).doesNotContainKeys("denied effects", "plain refused", "careful refused");
        // Where the stack ends after the decision, its body does not run.
        assertThat(recorded("edge", "allow")).isGreaterThanOrEqualTo(counts.getOrDefault("edge effects", 0L));
        assertThat(recorded("policies", "loaded")).as("at the start, and again").isGreaterThan(1);
        if (MINUTES > 0) {
            flat(outcome, 1);
            flat(outcome, 2);
        }
    }

    private void count(ForkedJvm.Outcome outcome) {
        for (String line : outcome.out()) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals("count")) {
                counts.put(parts[1] + ' ' + parts[2], Long.valueOf(parts[3]));
            }
        }
    }

    private void verify() throws Exception {
        String log = folder.resolve("log").toString();
        ForkedJvm.Outcome verified = ForkedJvm.plain()
                .within(MINUTES + 3)
                .runJava("-jar", ForkedJvm.bylawJar().toString(), "log", "verify", log);
        assertThat(verified.exitCode()).as(verified::transcript).isZero();
    }

    private void read(Path log) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, String> kinds = new HashMap<>();
        try (LogReader reader = LogReader.open(log)) {
            while (reader.next()) {
                JsonNode statement = mapper.readTree(reader.record());
                JsonNode predicate = statement.path("predicate");
                String type = statement.path("predicateType").asText();
                if (type.contains("/decision/")) {
                    String target = predicate.at("/action/target").asText();
                    String kind = target.substring(target.indexOf('"') + 1, target.length() - 1);
                    kinds.put(predicate.path("id").asText(), kind);
                    recorded.merge(kind + ' ' + predicate.path("result").asText(), 1L, Long::sum);
                } else if (type.contains("/execution/")) {
                    String kind = kinds.remove(predicate.at("/decision/id").asText());
                    recorded.merge(kind + ' ' + predicate.path("outcome").asText(), 1L, Long::sum);
                } else if (type.contains("/policyChange/")) {
                    recorded.merge("policies loaded", 1L, Long::sum);
                }
            }
        }
    }

    private long recorded(String kind, String what) {
        return recorded.getOrDefault(kind + ' ' + what, 0L);
    }

    /** The last third of the samples in this column is not above the first one. */
    private static void flat(ForkedJvm.Outcome outcome, int column) {
        List<Long> samples = new ArrayList<>();
        for (String line : outcome.out()) {
            if (line.startsWith("sample ")) {
                samples.add(Long.valueOf(line.split(" ", -1)[column]));
            }
        }
        int third = samples.size() / 3;
        long first = median(samples.subList(0, third));
        long last = median(samples.subList(samples.size() - third, samples.size()));
        System.out.println("soak: first third " + first + " bytes, last third " + last + ", all " + samples);
        assertThat(last).as("%s", samples).isLessThan((long) (first * GROWTH) + NOISE);
    }

    private static long median(List<Long> samples) {
        return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElseThrow();
    }
}
