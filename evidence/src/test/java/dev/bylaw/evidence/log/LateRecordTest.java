// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.index.RecordView;
import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.LateSample;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.verify.LogFixture;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateRecordTest {

    @TempDir
    Path folder;

    @Test
    void a_decision_is_numbered_at_once_and_written_later() throws Exception {
        try (RecordLog log = open()) {
            assertThat(log.append(LateSample.allowed("a"), Durability.ASYNC)).isEqualTo(1);
            assertThat(log.append(LateSample.allowed("b"), Durability.DURABLE)).isEqualTo(2);
            assertThat(records()).hasSize(2);
        }
        assertThat(records().get(0)).contains("Order::\\\"a\\\"").contains("\"seq\":1,");
        assertThat(records().get(1)).contains("Order::\\\"b\\\"").contains("\"seq\":2,");
    }

    @Test
    void an_outcome_names_its_decision_by_id_and_leaf() throws Exception {
        try (RecordLog log = open()) {
            long first = log.append(LateSample.allowed("a"), Durability.ASYNC);
            long second = log.append(LateSample.allowed("b"), Durability.DURABLE);
            log.appendOutcome(first, 0, Outcome.COMPLETED, null);
            log.appendOutcome(second, System.nanoTime(), Outcome.FAILED, "java.io.IOException");
        }
        assertThat(records().get(2)).contains(leafOf(records().get(0))).contains("\"completed\"");
        assertThat(records().get(3)).contains(leafOf(records().get(1))).contains("\"java.io.IOException\"");
        assertThat(view(2).id()).isEqualTo(view(0).id());
        assertThat(view(3).id()).isEqualTo(view(1).id());
    }

    @Test
    void an_action_that_waited_for_nobody_began_when_it_was_decided() throws Exception {
        try (RecordLog log = open()) {
            log.appendOutcome(log.append(LateSample.allowed("a"), Durability.ASYNC), 0, Outcome.COMPLETED, null);
        }
        String decided = records().get(0).replaceAll(".*\"time\":\"([^\"]*)\".*", "$1");
        assertThat(records().get(1)).contains("\"startedOn\":\"" + decided + "\"");
    }

    @Test
    void what_the_last_run_left_open_gets_an_unknown_outcome() throws Exception {
        try (RecordLog log = open()) {
            log.append(LateSample.allowed("a"), Durability.DURABLE);
        }
        try (RecordLog log = open()) {
            assertThat(log.append(LateSample.allowed("b"), Durability.DURABLE)).isEqualTo(3);
        }
        assertThat(records().get(2))
                .contains("\"unknown\"")
                .contains(leafOf(records().get(0)));
    }

    @Test
    void an_id_that_somebody_was_told_is_the_record_s() throws Exception {
        String id = RecordIds.next();
        try (RecordLog log = open()) {
            log.append(LateSample.of(Samples.denied("-")).withId(id), Durability.DURABLE);
        }
        assertThat(view(0).id()).isEqualTo(id);
    }

    @Test
    void a_heavy_decision_is_written_by_its_caller_and_keeps_its_place() throws Exception {
        Thread[] writer = new Thread[1];
        LateSample heavy = LateSample.allowed("big").withWeight(1 << 20).withTrouble(() -> {
            writer[0] = Thread.currentThread();
            return "Order::\"big\"";
        });
        try (RecordLog log = open()) {
            log.append(LateSample.allowed("a"), Durability.ASYNC);
            long number = log.append(heavy, Durability.ASYNC);
            assertThat(number).isEqualTo(2);
            log.appendOutcome(number, 0, Outcome.COMPLETED, null);
        }
        assertThat(writer[0]).isSameAs(Thread.currentThread());
        assertThat(records().get(1)).contains("Order::\\\"big\\\"").contains("\"seq\":2,");
        assertThat(records().get(2)).contains(leafOf(records().get(1)));
    }

    @Test
    void openings_that_cannot_be_kept_refuse_one_action_and_leave_the_log_as_it_is() throws Exception {
        LateSample unkept = LateSample.allowed("a").withOpenings(null);
        try (RecordLog log = open()) {
            assertThatThrownBy(() -> log.append(unkept, Durability.ASYNC)).isInstanceOf(NullPointerException.class);
            assertThat(log.append(LateSample.allowed("b"), Durability.DURABLE)).isEqualTo(1);
        }
    }

    @Test
    void what_opens_the_digests_is_kept_before_the_record_is_taken() throws Exception {
        List<Disclosure> openings = new ArrayList<>();
        try (RecordLog log = open()) {
            log.append(LateSample.allowed("a").withOpenings(openings), Durability.ASYNC);
            assertThat(openings).extracting(Disclosure::name).containsExactly("amount", "order");
        }
        assertThat(records().get(0))
                .contains(openings.get(0).digest())
                .contains(openings.get(1).digest());
    }

    @Test
    void a_record_that_cannot_be_written_ends_the_log_and_its_caller_hears_so() throws Exception {
        RecordLog log = open();
        log.append(LateSample.allowed("a"), Durability.ASYNC);
        LateSample broken = LateSample.allowed("b").withTrouble(() -> {
            throw new IllegalStateException("no target");
        });
        assertThatThrownBy(() -> log.append(broken, Durability.DURABLE))
                .hasMessageContaining("no target")
                .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.FAILED));
        assertThatThrownBy(() -> log.append(LateSample.allowed("c"), Durability.ASYNC))
                .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.FAILED));
        assertThatThrownBy(() -> log.appendOutcome(1, 0, Outcome.COMPLETED, null))
                .isInstanceOf(LogException.class);
        assertThatThrownBy(log::close).isInstanceOf(LogException.class);
    }

    @Test
    void a_full_log_refuses_with_its_own_kind_and_drops_nothing() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        LateSample slow = LateSample.allowed("slow").withTrouble(() -> {
            if (first.getAndSet(false)) {
                uninterruptibly(disk);
            }
            return "Order::\"slow\"";
        });
        LateSample light = LateSample.allowed("a");
        long taken;
        try (RecordLog log = open()) {
            taken = log.append(slow, Durability.ASYNC);
            LogException full = null;
            while (full == null) {
                try {
                    taken = log.append(light, Durability.ASYNC);
                } catch (LogException e) {
                    full = e;
                }
            }
            assertThat(full.kind()).isEqualTo(Kind.FULL);
            assertThat(full).hasMessageContaining("takes no more");
            disk.countDown();
            assertThat(log.append(light, Durability.DURABLE)).isEqualTo(++taken);
        }
        assertThat(records()).hasSize((int) taken);
    }

    @Test
    void an_outcome_may_come_many_segments_after_its_decision() throws Exception {
        int between = 40_000;
        try (RecordLog log = open()) {
            long early = log.append(LateSample.allowed("early"), Durability.ASYNC);
            LateSample refused = LateSample.of(Samples.denied("-"));
            for (int i = 0; i < between; i++) {
                log.append(refused, Durability.ASYNC);
            }
            log.appendOutcome(early, 0, Outcome.COMPLETED, null);
        }
        List<String> records = records();
        assertThat(records).hasSize(between + 2);
        assertThat(records.get(between + 1)).contains(leafOf(records.get(0)));
    }

    @Test
    void callers_of_every_kind_keep_their_order_and_each_decision_its_outcome() throws Exception {
        for (int round = 0; round < 4; round++) {
            try (RecordLog log = open()) {
                run(Executors.newFixedThreadPool(12), log, 12, "round" + round);
            }
        }
        check(4 * 12);
    }

    @Test
    void virtual_threads_append_as_others_do() throws Exception {
        ExecutorService virtual = virtualThreads();
        try (RecordLog log = open()) {
            run(virtual, log, 200, "virtual");
        }
        check(200);
    }

    private void run(ExecutorService threads, RecordLog log, int callers, String name) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            String caller = name + "-" + c;
            work.add(() -> act(log, caller));
        }
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
    }

    private static Void act(RecordLog log, String caller) throws IOException {
        Random random = new Random(caller.hashCode());
        for (int i = 0; i < 50; i++) {
            LateSample decision = LateSample.allowed(caller + "." + i).withWeight(random.nextInt(20_000));
            Durability durability = random.nextInt(4) == 0 ? Durability.DURABLE : Durability.ASYNC;
            long number = log.append(decision, durability);
            log.appendOutcome(number, random.nextBoolean() ? 0 : System.nanoTime(), Outcome.COMPLETED, null);
        }
        return null;
    }

    /** Every caller's decisions stand in its order, each with one outcome that knows its leaf, numbered without a gap. */
    private void check(int callers) throws Exception {
        Map<String, Integer> next = new HashMap<>();
        Map<String, String> open = new HashMap<>();
        String boot = "";
        long seq = 0;
        for (String record : records()) {
            RecordView view = RecordView.of(record.getBytes(UTF_8));
            String of = record.replaceAll(".*\"boot\":\"([^\"]*)\".*", "$1");
            seq = of.equals(boot) ? seq + 1 : 1;
            boot = of;
            assertThat(record).contains("\"seq\":" + seq);
            if (view.type().equals("decision")) {
                String[] target = record.replaceAll(".*Order::\\\\\"([^\\\\]*)\\\\.*", "$1")
                        .split("\\.", -1);
                assertThat(Integer.parseInt(target[1])).isEqualTo(next.getOrDefault(target[0], 0));
                next.merge(target[0], 1, Integer::sum);
                open.put(view.id(), leafOf(record));
            } else {
                assertThat(record).contains(open.remove(view.id()));
            }
        }
        assertThat(open).isEmpty();
        assertThat(next).hasSize(callers);
        assertThat(next.values()).containsOnly(50);
    }

    private static ExecutorService virtualThreads() throws IllegalAccessException, InvocationTargetException {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException older) {
            Assumptions.abort("this JDK has no virtual threads");
            throw new AssertionError(older);
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private RecordLog open() throws LogException {
        return TransparencyLog.open(LogFixture.settings(folder));
    }

    private RecordView view(int index) throws Exception {
        return RecordView.of(records().get(index).getBytes(UTF_8));
    }

    private static String leafOf(String record) {
        return HexFormat.of().formatHex(new MerkleHasher().leaf(record.getBytes(UTF_8)));
    }

    private List<String> records() throws IOException {
        List<String> records = new ArrayList<>();
        try (LogReader reader = LogReader.open(folder)) {
            while (reader.next()) {
                records.add(new String(reader.record(), UTF_8));
            }
        }
        return records;
    }
}
