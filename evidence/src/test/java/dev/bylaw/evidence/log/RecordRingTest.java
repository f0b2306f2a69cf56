// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.statement.Execution.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class RecordRingTest {

    private static final int SLOTS = 64;
    private static final long DEEPER_THAN_ANY_STACK = 1L << 40;

    private final RecordRing ring = new RecordRing(SLOTS);

    @Test
    void records_come_out_as_they_went_in_also_round_the_end() throws IOException {
        Random random = new Random(64);
        long last = 0;
        for (int round = 0; round < 5_000; round++) {
            List<Object> in = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                Object record = new Object();
                long number = ring.offer(record, 1 + random.nextInt(8), 0);
                if (number != RecordRing.FULL) {
                    in.add(record);
                    assertThat(number).isEqualTo(last + in.size());
                }
            }
            last += in.size();
            assertThat(drain()).isEqualTo(in);
        }
    }

    @Test
    void an_outcome_carries_its_decision_times_and_error() throws IOException {
        ring.offer("a decision", 1, 1);
        ring.offerOutcome(30, 1, 20, Outcome.FAILED, "java.io.IOException");
        ring.drain((number, slot) -> {
            if (number == 2) {
                assertThat(slot.record).isNull();
                assertThat(slot.decision).isEqualTo(1);
                assertThat(slot.startedNanos).isEqualTo(20);
                assertThat(slot.nanos).isEqualTo(30);
                assertThat(slot.outcome).isEqualTo(Outcome.FAILED);
                assertThat(slot.error).isEqualTo("java.io.IOException");
            }
            return true;
        });
    }

    @Test
    void an_offer_without_room_takes_no_number() throws IOException {
        for (int i = 1; i <= SLOTS / 2; i++) {
            assertThat(ring.offer(i, 2, 0)).isEqualTo(i);
        }
        assertThat(ring.offer("more", 1, 0)).isEqualTo(RecordRing.FULL);
        assertThat(drain()).hasSize(SLOTS / 2);
        assertThat(ring.offer("more", 1, 0)).isEqualTo(SLOTS / 2 + 1);
    }

    @Test
    void what_a_consumer_leaves_is_there_the_next_time() throws IOException {
        ring.offer("a", 1, 0);
        ring.offer("b", 1, 0);
        assertThat(ring.drain((number, slot) -> number < 2)).isEqualTo(1);
        assertThat(ring.isEmpty()).isFalse();
        assertThat(drain()).containsExactly("b");
        assertThat(ring.isEmpty()).isTrue();
    }

    @Test
    void what_was_consumed_is_not_kept_from_the_collector() throws IOException {
        ring.offer("a", 1, 0);
        List<RecordRing.Slot> seen = new ArrayList<>();
        ring.drain((number, slot) -> seen.add(slot));
        assertThat(seen.get(0).record).isNull();
    }

    @Test
    void a_closed_ring_has_no_room_and_gives_what_it_has() throws IOException {
        ring.offer("a", 1, 0);
        ring.close();
        assertThat(ring.offer("b", 1, 0)).isEqualTo(RecordRing.FULL);
        assertThat(ring.allConsumed()).isFalse();
        assertThat(drain()).containsExactly("a");
        assertThat(ring.offer("b", 1, 0)).isEqualTo(RecordRing.FULL);
        assertThat(ring.allConsumed()).isTrue();
    }

    @Test
    void wherever_the_stack_ends_no_number_is_left_without_a_record() throws IOException {
        List<Long> given = new ArrayList<>(100_000);
        for (int i = 0; i < 60; i++) {
            overflow(given, i);
            int before = given.size();
            int consumed = drain().size();
            // Every number taken is consumed, whether or not the overflow came before its owner could note it.
            assertThat(ring.allConsumed()).isTrue();
            assertThat(consumed).isGreaterThanOrEqualTo(before);
            given.clear();
        }
    }

    /** Offers at every depth until the stack ends, from frames that end a little elsewhere each time. */
    private void overflow(List<Long> given, long shift) {
        try {
            if (shift > 0) {
                overflow(given, shift - 1);
            } else {
                offerDeeper(given, 0, 0);
            }
        } catch (StackOverflowError end) {
            // what the offers left behind is what counts
        }
    }

    private long offerDeeper(List<Long> given, long a, long b) {
        if (a == DEEPER_THAN_ANY_STACK) {
            return 0;
        }
        long deeper = 0;
        try {
            deeper = offerDeeper(given, a + 1, b);
        } finally {
            if (given.size() < SLOTS / 2) {
                long number = ring.offer("x", 1, a);
                if (number != RecordRing.FULL) {
                    given.add(number);
                }
            }
        }
        return deeper + a + b;
    }

    @Test
    void many_threads_lose_and_invent_nothing() throws Exception {
        int threads = 8;
        int each = 20_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> producers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            producers.add(pool.submit(() -> produce(thread, each)));
        }
        long[] next = new long[threads];
        long[] last = new long[1];
        int total = 0;
        while (total < threads * each) {
            total += ring.drain((number, slot) -> {
                int thread = slot.record == null ? (int) slot.decision : (int) slot.record;
                boolean fine = number == last[0] + 1 && slot.nanos == next[thread];
                last[0] = number;
                next[thread]++;
                if (!fine) {
                    throw new AssertionError("number " + number + " thread " + thread + " value " + slot.nanos);
                }
                return true;
            });
            LockSupport.parkNanos(1_000);
        }
        for (Future<?> producer : producers) {
            producer.get();
        }
        pool.shutdown();
        assertThat(ring.isEmpty()).isTrue();
        assertThat(next).containsOnly(each);
    }

    private void produce(int thread, int count) {
        for (int value = 0; value < count; value++) {
            while (offer(thread, value) == RecordRing.FULL) {
                LockSupport.parkNanos(1_000);
            }
        }
    }

    private long offer(int thread, int value) {
        return value % 3 == 0
                ? ring.offerOutcome(value, thread, 0, Outcome.COMPLETED, null)
                : ring.offer(thread, 1 + value % 5, value);
    }

    private List<Object> drain() throws IOException {
        List<Object> out = new ArrayList<>();
        int count = ring.drain((number, slot) -> out.add(slot == null ? "gap" : slot.record));
        assertThat(out).hasSize(count);
        return out;
    }
}
