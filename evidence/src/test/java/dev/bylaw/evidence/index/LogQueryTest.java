// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Decision.Mode;
import dev.bylaw.evidence.statement.Decision.Result;
import dev.bylaw.evidence.statement.Decision.Verdict;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.verify.LogFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogQueryTest {

    private static final int RECORDS = 10_000;
    private static final Verdict ALLOW = new Verdict(Result.ALLOW, Result.ALLOW, Mode.ENFORCE, null, null);
    private static final Verdict DENY = new Verdict(Result.DENY, Result.DENY, Mode.ENFORCE, "policy", "no");

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws Exception {
        Random random = new Random(7);
        try (RecordLog log = TransparencyLog.open(LogFixture.settings(folder))) {
            for (int i = 0; i < RECORDS / 2; i++) {
                Verdict verdict = random.nextInt(10) == 0 ? DENY : ALLOW;
                Decision sample = Samples.decision("d-" + i, verdict, "Customer::\"c-" + random.nextInt(700) + "\"");
                Decision decision = new Decision(
                        sample.id(),
                        Samples.NOON + i * 60_000_000L,
                        verdict,
                        sample.site(),
                        sample.action(),
                        sample.actor(),
                        sample.policy(),
                        Durability.ASYNC,
                        null);
                var ref = log.append(decision, Durability.ASYNC);
                log.append(
                        Execution.ended(ref, i % 7 == 0 ? Outcome.FAILED : Outcome.COMPLETED, 1, 2, null),
                        Durability.ASYNC);
            }
        }
    }

    @Test
    void finds_what_reading_everything_finds() throws Exception {
        long since = Samples.NOON + 1_000 * 60_000_000L;
        List<String> expected = new ArrayList<>();
        try (LogReader all = LogReader.open(folder)) {
            while (all.next()) {
                RecordView view = RecordView.of(all.record());
                if (view.type().equals("decision")
                        && "Customer::\"c-17\"".equals(view.resource())
                        && view.timeMicros() >= since) {
                    expected.add(view.id());
                }
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(ids(query().resource("Customer::\"c-17\"").since(since))).isEqualTo(expected);
    }

    @Test
    void conditions_are_all_to_be_met() throws Exception {
        assertThat(ids(query().action("refund").decision("deny").principal("User::\"alice\"")))
                .hasSizeBetween(350, 650);
        assertThat(ids(query().action("refund").decision("deny").principal("User::\"bob\"")))
                .isEmpty();
        assertThat(ids(query().policy("refund-limit").session("s-1"))).hasSize(RECORDS / 2);
    }

    @Test
    void a_decision_is_found_by_its_id_with_its_outcome() throws Exception {
        for (String id : List.of("d-0", "d-7", "d-2047", "d-2048", "d-4999")) {
            query().id(id).run((index, view) -> {
                assertThat(view.id()).isEqualTo(id);
                boolean failed = Integer.parseInt(id.substring(2)) % 7 == 0;
                assertThat(query().outcomeOf(index, id)).isEqualTo(failed ? "failed" : "completed");
                return true;
            });
            assertThat(ids(query().id(id))).containsExactly(id);
        }
    }

    @Test
    void a_damaged_or_missing_index_is_made_again() throws Exception {
        List<String> before = ids(query().resource("Customer::\"c-3\""));
        Path block = folder.resolve("index/00000000.idx");
        byte[] bytes = Files.readAllBytes(block);
        bytes[bytes.length / 2] ^= 1;
        Files.write(block, bytes);
        Files.deleteIfExists(folder.resolve("index/00000001.idx"));
        assertThat(ids(query().resource("Customer::\"c-3\""))).isEqualTo(before).isNotEmpty();
    }

    @Test
    void blocks_that_cannot_hold_an_answer_are_not_read() throws Exception {
        ids(query().resource("Customer::\"c-3\"")); // the index is there
        Path first = folder.resolve("log/tile/entries/000");
        byte[] bundle = Files.readAllBytes(first);
        Files.delete(first);
        try {
            assertThat(ids(query().since(Samples.NOON + 4_500 * 60_000_000L))).hasSize(500);
        } finally {
            Files.write(first, bundle);
        }
    }

    private static LogQuery query() {
        return new LogQuery(new DiskStorage(folder), RECORDS).keepIndex();
    }

    private static List<String> ids(LogQuery query) throws Exception {
        List<String> ids = new ArrayList<>();
        query.run((index, view) -> ids.add(view.id()));
        return ids;
    }
}
