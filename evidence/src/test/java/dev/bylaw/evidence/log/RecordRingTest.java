// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecordRingTest {

    private final RecordRing ring = new RecordRing(4096);

    @Test
    void records_come_out_as_they_went_in_also_round_the_end() {
        Random random = new Random(64);
        long expected = 0;
        for (int round = 0; round < 5_000; round++) {
            List<byte[]> in = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                byte[] record = new byte[1 + random.nextInt(400)];
                random.nextBytes(record);
                long claim = ring.claim(record.length + 19);
                if (claim != RecordRing.FULL) {
                    assertThat(ring.number(claim)).isEqualTo(expected + in.size() + 1);
                    ring.publish(claim, record.length + 19, record, record.length);
                    in.add(record);
                }
            }
            assertThat(java.util.Arrays.deepEquals(drain().toArray(), in.toArray()))
                    .isTrue();
            expected += in.size();
        }
    }

    @Test
    void a_claim_without_room_takes_no_number() {
        int claims = 0;
        long last = 0;
        for (long claim = ring.claim(100); claim != RecordRing.FULL; claim = ring.claim(100)) {
            ring.publish(claim, 100, new byte[100], 100);
            last = ring.number(claim);
            claims++;
        }
        assertThat(last).isEqualTo(claims).isEqualTo(32);
        assertThat(drain()).hasSize(32);
        assertThat(ring.number(ring.claim(100))).isEqualTo(33);
    }

    @Test
    void an_unpublished_claim_holds_back_the_ones_after_it() {
        long first = ring.claim(10);
        long second = ring.claim(10);
        ring.publish(second, 10, new byte[] {2}, 1);
        assertThat(drain()).isEmpty();
        ring.publish(first, 10, new byte[] {1}, 1);
        assertThat(drain()).hasSize(2);
    }

    @Test
    void a_claim_given_up_keeps_its_number() {
        ring.abandon(ring.claim(200), 200);
        long second = ring.claim(10);
        ring.publish(second, 10, new byte[] {7}, 1);
        List<byte[]> out = drain();
        assertThat(out).hasSize(2);
        assertThat(out.get(0)).isEmpty();
        assertThat(out.get(1)).containsExactly(7);
        assertThat(ring.allConsumed()).isTrue();
    }

    @Test
    void a_closed_ring_has_no_room_and_gives_what_it_has() {
        long claim = ring.claim(10);
        ring.close();
        assertThat(ring.claim(1)).isEqualTo(RecordRing.FULL);
        assertThat(ring.allConsumed()).isFalse();
        ring.publish(claim, 10, new byte[] {1}, 1);
        assertThat(drain()).hasSize(1);
        assertThat(ring.claim(1)).isEqualTo(RecordRing.FULL);
        assertThat(ring.allConsumed()).isTrue();
    }

    @Test
    void many_threads_lose_and_invent_nothing() throws Exception {
        int threads = 8;
        int each = 4_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> producers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            producers.add(pool.submit(() -> produce(thread, each)));
        }
        int[] next = new int[threads];
        long[] last = new long[1];
        int total = 0;
        while (total < threads * each) {
            total += ring.drain((number, data, offset, length) -> {
                int thread = data[offset];
                int value = java.nio.ByteBuffer.wrap(data).getInt(offset) & 0xFFFFFF;
                boolean fine = number == last[0] + 1 && value == next[thread] && length == 4 + value % 90;
                last[0] = number;
                next[thread]++;
                if (!fine) {
                    throw new AssertionError("number " + number + " thread " + thread + " value " + value);
                }
                return true;
            });
            java.util.concurrent.locks.LockSupport.parkNanos(1_000);
        }
        for (Future<?> producer : producers) {
            producer.get();
        }
        pool.shutdown();
        assertThat(ring.isEmpty()).isTrue();
        assertThat(next).containsOnly(each);
    }

    private void produce(int thread, int count) {
        byte[] record = new byte[100];
        for (int value = 0; value < count; value++) {
            int length = 4 + value % 90;
            record[0] = (byte) thread;
            record[1] = (byte) (value >> 16);
            record[2] = (byte) (value >> 8);
            record[3] = (byte) value;
            long claim = ring.claim(length + 19);
            while (claim == RecordRing.FULL) {
                java.util.concurrent.locks.LockSupport.parkNanos(1_000);
                claim = ring.claim(length + 19);
            }
            ring.publish(claim, length + 19, record, length);
        }
    }

    private List<byte[]> drain() {
        List<byte[]> out = new ArrayList<>();
        int count = ring.drain((number, data, offset, length) -> {
            out.add(java.util.Arrays.copyOfRange(data, offset, offset + length));
            return true;
        });
        assertThat(out).hasSize(count);
        return out;
    }
}
