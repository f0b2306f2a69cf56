// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.verify.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {

    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

    @TempDir
    Path folder;

    @Test
    void what_was_appended_is_read_back_in_order() throws Exception {
        List<String> ids = new ArrayList<>();
        try (RecordLog log = open()) {
            for (int i = 0; i < 100; i++) {
                Decision decision = Samples.allowed(RecordIds.next());
                ids.add(decision.id());
                log.append(decision, i % 2 == 0 ? Durability.ASYNC : Durability.DURABLE);
            }
        }
        assertThat(records())
                .hasSize(100)
                .zipSatisfy(ids, (record, id) -> assertThat(record).contains(id));
    }

    @Test
    void a_durable_record_is_on_the_disk_before_append_returns() throws Exception {
        try (RecordLog log = open()) {
            log.append(Samples.denied("01JD-durable"), Durability.DURABLE);
            assertThat(records()).singleElement().asString().contains("01JD-durable");
        }
    }

    @Test
    void the_returned_leaf_hash_is_that_of_the_bytes_in_the_log() throws Exception {
        RecordRef ref;
        try (RecordLog log = open()) {
            ref = log.append(Samples.allowed("01JD"), Durability.DURABLE);
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((byte) 0);
        assertThat(ref.leaf()).isEqualTo(sha256.digest(records().get(0).getBytes(UTF_8)));
    }

    @Test
    void records_of_many_threads_are_numbered_without_a_gap_in_the_order_of_the_log() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (RecordLog log = open()) {
            ExecutorService threads = Executors.newFixedThreadPool(16);
            List<Callable<Void>> callers = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                callers.add(() -> {
                    for (int i = 0; i < 200; i++) {
                        String id = RecordIds.next();
                        log.append(Samples.allowed(id), i % 3 == 0 ? Durability.DURABLE : Durability.ASYNC);
                        acknowledged.add(id);
                    }
                    return null;
                });
            }
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
            threads.shutdown();
        }
        List<String> records = records();
        assertThat(acknowledged).hasSize(3_200);
        for (int i = 0; i < records.size(); i++) {
            Matcher seq = SEQ.matcher(records.get(i));
            assertThat(seq.find()).isTrue();
            assertThat(Long.parseLong(seq.group(1))).isEqualTo(i + 1L);
        }
        assertThat(records).hasSize(3_200);
        assertThat(String.join("", records)).contains(acknowledged);
    }

    @Test
    void an_interrupt_neither_ends_the_wait_nor_harms_the_log() throws Exception {
        try (RecordLog log = open()) {
            Thread.currentThread().interrupt();
            log.append(Samples.allowed("01JD-a"), Durability.DURABLE);
            assertThat(Thread.interrupted()).isTrue();
            log.append(Samples.allowed("01JD-b"), Durability.DURABLE);
        }
        assertThat(records()).hasSize(2);
    }

    @Test
    void a_log_goes_on_where_it_ended_with_a_new_boot() throws Exception {
        String firstBoot;
        try (RecordLog log = open()) {
            firstBoot = log.boot();
            log.append(Samples.denied("01JD-a"), Durability.DURABLE);
        }
        try (RecordLog log = open()) {
            assertThat(log.boot()).isNotEqualTo(firstBoot);
            log.append(Samples.allowed("01JD-b"), Durability.DURABLE);
        }
        assertThat(records()).hasSize(2);
        assertThat(records().get(1)).contains("01JD-b").contains("\"seq\":1,");
    }

    @Test
    void a_new_key_signs_after_the_old_one_has_signed_the_change() throws Exception {
        TrustPolicy before;
        Receipt old;
        try (TransparencyLog log = (TransparencyLog) open()) {
            log.append(Samples.denied("01JD-a"), Durability.DURABLE);
            while (!Files.exists(folder.resolve("log/checkpoint"))) {
                Thread.sleep(10);
            }
            old = Receipt.of(folder, 0);
            log.rotateKey();
            before = TrustPolicy.parse(Files.readString(folder.resolve("trust.policy")));
            assertThat(before.logs()).hasSize(2);
            log.append(Samples.denied("01JD-b"), Durability.DURABLE);
        }
        try (RecordLog log = open()) {
            log.append(Samples.denied("01JD-c"), Durability.DURABLE);
        }
        assertThat(records().get(1))
                .contains("keyChange/v0.1")
                .contains(before.logs().get(1).toString());
        var accepted = before.accept(Files.readAllBytes(folder.resolve("log/checkpoint")));
        assertThat(accepted.checkpoint().size()).isEqualTo(4);
        assertThat(accepted.signers().get(0).toString())
                .isEqualTo(before.logs().get(1).toString());
        assertThat(old.verify(before).index()).isZero();
        assertThat(Receipt.of(folder, 3).verify(before).head().signers().get(0).toString())
                .isEqualTo(before.logs().get(1).toString());
        assertThat(permissions(folder.resolve("keys/log.pem"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("trust.policy"))).isEqualTo("rw-r--r--");
        assertThat(folder.resolve("keys/log-next.pem")).doesNotExist();
    }

    @Test
    void a_new_log_has_its_key_and_its_trust_policy_when_it_is_open() throws Exception {
        try (RecordLog log = open()) {
            assertThat(log.boot()).isNotEmpty();
            assertThat(folder.resolve("keys/log.pem")).exists();
            assertThat(TrustPolicy.parse(Files.readString(folder.resolve("trust.policy")))
                            .logs())
                    .hasSize(1);
        }
    }

    @Test
    void a_log_whose_key_is_lost_is_not_signed_with_another() throws Exception {
        try (RecordLog log = open()) {
            log.append(Samples.denied("01JD-a"), Durability.DURABLE);
        }
        Files.delete(folder.resolve("keys/log.pem"));
        assertThatThrownBy(this::open)
                .hasMessageContaining("keys/log.pem")
                .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.MISCONFIGURED));
    }

    @Test
    void a_second_writer_is_refused() throws Exception {
        try (RecordLog log = open()) {
            assertThatThrownBy(this::open)
                    .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.IN_USE));
            log.append(Samples.allowed("01JD"), Durability.DURABLE);
        }
    }

    @Test
    void an_append_after_close_throws() throws Exception {
        RecordLog log = open();
        log.close();
        assertThatThrownBy(() -> log.append(Samples.allowed("01JD"), Durability.ASYNC))
                .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.CLOSED));
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_error_that_names_it() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> TransparencyLog.open(new LogSettings(file, "example.com/orders", "p", "0.1.0")))
                .isInstanceOf(LogException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void nobody_else_can_read_the_private_folders() throws Exception {
        try (RecordLog log = open()) {
            log.append(Samples.allowed("01JD"), Durability.DURABLE);
        }
        for (String name : List.of("wal", "state")) {
            assertThat(permissions(folder.resolve(name))).isEqualTo("rwx------");
            try (var files = Files.list(folder.resolve(name))) {
                assertThat(files.toList())
                        .isNotEmpty()
                        .allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
            }
        }
    }

    private RecordLog open() throws LogException {
        return TransparencyLog.open(new LogSettings(folder, "example.com/orders", "orders-1", "0.1.0"));
    }

    private List<String> records() throws IOException {
        List<String> records = new ArrayList<>();
        try (LogReader reader = LogReader.open(folder)) {
            while (reader.next()) {
                assertThat(reader.index()).isEqualTo(records.size());
                records.add(new String(reader.record(), UTF_8));
            }
        }
        return records;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
