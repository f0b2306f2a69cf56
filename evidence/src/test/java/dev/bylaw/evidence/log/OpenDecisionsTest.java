// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.Point;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.RecordTail;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.evidence.statement.StatementEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenDecisionsTest {

    private final StatementEncoder encoder = new StatementEncoder(new Point("p", "boot", "0"));
    private final OpenDecisions open = new OpenDecisions();

    @Test
    void they_are_those_that_allowed_and_have_no_outcome_in_whatever_order_calls_end() {
        Random random = new Random(5);
        TreeMap<Long, String> expected = new TreeMap<>();
        List<Long> running = new ArrayList<>();
        for (long index = 0; index < 12_000; index++) {
            boolean grows = index % 6_000 < 3_000;
            if (running.isEmpty() || random.nextInt(10) < (grows ? 7 : 3)) {
                String id = random.nextInt(9) == 0 ? "\"not a ulid\" " + index : RecordIds.next();
                open.observe(index, tail(Samples.allowed(id)));
                expected.put(index, id);
                running.add(index);
            } else {
                long ended = running.remove(random.nextInt(running.size()));
                open.observe(index, tail(outcomeOf(expected.remove(ended))));
            }
            assertThat(open.size()).isEqualTo(expected.size());
        }
        assertThat(Arrays.stream(open.indices()).boxed()).containsExactlyElementsOf(expected.keySet());
    }

    @Test
    void a_refusal_and_an_outcome_of_something_unknown_change_nothing() {
        open.observe(0, tail(Samples.denied("a")));
        open.observe(1, tail(outcomeOf("b")));
        assertThat(open.size()).isZero();
    }

    private RecordTail tail(Statement statement) {
        encoder.encode(statement);
        encoder.number(1);
        return RecordTail.of(Arrays.copyOf(encoder.buffer(), encoder.length()));
    }

    private static Execution outcomeOf(String id) {
        return Execution.ended(new RecordRef(id, new byte[32], new byte[32]), Outcome.COMPLETED, 1, 2, null);
    }
}
