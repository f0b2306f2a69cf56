// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.RecordRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index changes how long a query takes, and never its answer. */
class LogSearchTest {

    private static final int DECISIONS = 3_000;
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final String[] IDS = {"maya", "lena", "a::\\\"b", "x\\\"y", "c-1", "\u202e"};

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws Exception {
        Random random = new Random(42);
        try (TransparencyLog log =
                TransparencyLog.open(new LogSettings(folder, "example.com/shop", "till-1", "0.1.0"))) {
            for (int i = 0; i < DECISIONS; i++) {
                SampleLog.Call call = new SampleLog.Call(
                                "d-" + i,
                                BEGIN.plusSeconds(60L * i).toString(),
                                random.nextBoolean() ? "refund" : "delete",
                                entity("Order", random))
                        .by(entity("Agent", random), entity("User", random));
                boolean allowed = random.nextInt(4) > 0;
                call = allowed ? call.allowedBy("p" + random.nextInt(3)) : call.deniedBy("limit", "too much");
                RecordRef ref = log.append(call.statement(), Durability.ASYNC);
                if (allowed && random.nextInt(50) > 0) {
                    Execution.Outcome outcome =
                            random.nextInt(5) == 0 ? Execution.Outcome.FAILED : Execution.Outcome.COMPLETED;
                    log.append(Execution.ended(ref, outcome, 1, 2, null), Durability.ASYNC);
                }
            }
        }
    }

    private static String entity(String type, Random random) {
        return type + "::\"" + IDS[random.nextInt(IDS.length)] + "\"";
    }

    @Test
    void whatever_is_asked_the_index_answers_as_reading_everything_does() {
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 12; round++) {
            List<Object> asked = new ArrayList<>(List.of("log", "query", folder, "--json"));
            asked.addAll(options(random));
            Ran indexed = bylaw(asked.toArray());
            asked.add("--scan");
            Ran scanned = bylaw(asked.toArray());
            assertThat(indexed.equals(scanned)).as("%s", asked).isTrue(); // the answers are too long to be shown
            found += indexed.lines().size();
        }
        assertThat(found).isGreaterThan(100);
        assertThat(folder.resolve("index/00000000.idx")).exists();
    }

    @Test
    void an_index_that_is_damaged_or_of_another_log_is_made_again() throws Exception {
        Ran before = bylaw("log", "query", folder, "--json", "--resource", "c-1");
        Path block = folder.resolve("index/00000000.idx");
        byte[] index = Files.readAllBytes(block);
        for (int at : new int[] {0, 5, 40, 60, index.length - 1}) { // format, root, times, terms, checksum
            byte[] changed = index.clone();
            changed[at] ^= 1;
            Files.write(block, changed);
            assertThat(bylaw("log", "query", folder, "--json", "--resource", "c-1"))
                    .isEqualTo(before);
            assertThat(Files.readAllBytes(block)).isEqualTo(index);
        }
        assertThat(before.lines()).isNotEmpty();
    }

    private static List<String> options(Random random) {
        List<String> options = new ArrayList<>();
        while (options.isEmpty()) {
            add(options, random, "--action", random.nextBoolean() ? "refund" : "Action::\"delete\"");
            add(options, random, "--principal", name("User", random));
            add(options, random, "--resource", name("Order", random));
            add(options, random, "--decision", random.nextBoolean() ? "allow" : "deny");
            add(
                    options,
                    random,
                    "--outcome",
                    List.of("none", "failed", "completed").get(random.nextInt(3)));
            add(options, random, "--rule", List.of("limit", "p1", "px").get(random.nextInt(3)));
            add(
                    options,
                    random,
                    "--since",
                    BEGIN.plusSeconds(random.nextInt(200_000)).toString());
            add(
                    options,
                    random,
                    "--until",
                    BEGIN.plusSeconds(random.nextInt(200_000)).toString());
        }
        return options;
    }

    private static void add(List<String> options, Random random, String name, String value) {
        if (random.nextInt(5) == 0) {
            options.add(name);
            options.add(value);
        }
    }

    private static String name(String type, Random random) {
        String id = IDS[random.nextInt(IDS.length)];
        return random.nextBoolean() ? id : type + "::\"" + id + "\"";
    }
}
