// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogVerifierTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 700})
    void a_log_as_it_was_written_verifies(int records) throws Exception {
        LogFixture.write(folder, records);
        LogReport report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.records()).isEqualTo(records);
        assertThat(report.head().size()).isEqualTo(records);
        assertThat(report.signers()).containsExactly("example.com/orders");
    }

    @Test
    void a_log_of_several_runs_verifies_with_the_tiles_of_all_its_sizes() throws Exception {
        for (int run = 0; run < 8; run++) {
            LogFixture.write(folder, 90);
        }
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().records()).isEqualTo(720);
    }

    @Test
    void whichever_byte_of_whichever_file_is_changed_the_file_is_named() throws Exception {
        LogFixture.write(folder, 40);
        LogFixture.write(folder, 240); // 280 records: a full tile, partial ones, and those of the earlier size are gone
        LogFixture.write(folder, 6);
        TrustPolicy policy = LogFixture.policy(folder);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("log"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(7);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            // Every byte of small files; of bundles a sample that meets lengths, members and the last byte.
            int step = bytes.length > 20_000 ? 997 : bytes.length > 1_000 ? 37 : 1;
            for (int i = 0;
                    i < bytes.length;
                    i += i + step < bytes.length || i == bytes.length - 1 ? step : bytes.length - 1 - i) {
                bytes[i] ^= 1;
                Files.write(file, bytes);
                String name = folder.relativize(file).toString();
                LogReport report = new LogVerifier(folder, policy).verify();
                assertThat(report.findings())
                        .as("byte %d of %s", i, name)
                        .extracting(Finding::file)
                        .contains(name);
                bytes[i] ^= 1;
            }
            Files.write(file, bytes);
        }
        assertThat(new LogVerifier(folder, policy).verify().findings()).isEmpty();
    }

    @Test
    void a_byte_of_a_bundle_that_a_wider_one_has_superseded_is_named() throws Exception {
        LogFixture.write(folder, 10);
        LogFixture.write(folder, 6);
        Path superseded = folder.resolve("log/tile/entries/000.p/10");
        assertThat(folder.resolve("log/tile/entries/000.p/16")).exists();
        byte[] bytes = Files.readAllBytes(superseded);
        bytes[bytes.length / 2] ^= 1;
        Files.write(superseded, bytes);
        assertThat(verify().findings()).extracting(Finding::file).containsExactly("log/tile/entries/000.p/10");
    }

    @Test
    void an_outcome_of_a_decision_that_allowed_nothing_is_found() throws Exception {
        try (RecordLog log = TransparencyLog.open(LogFixture.settings(folder))) {
            RecordRef denied = log.append(Samples.denied("01JD-denied"), Durability.DURABLE);
            log.append(Execution.ended(denied, Execution.Outcome.COMPLETED, 1, 2, null), Durability.DURABLE);
        }
        assertThat(verify().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("decision 01JD-denied, which stands nowhere before it as allowed"));
    }

    @Test
    void a_second_outcome_of_one_decision_is_found() throws Exception {
        try (RecordLog log = TransparencyLog.open(LogFixture.settings(folder))) {
            RecordRef allowed = log.append(Samples.allowed("01JD-allowed"), Durability.DURABLE);
            for (int i = 0; i < 2; i++) {
                log.append(Execution.ended(allowed, Execution.Outcome.COMPLETED, 1, 2, null), Durability.DURABLE);
            }
        }
        assertThat(verify().findings()).hasSize(1);
    }

    @Test
    void a_missing_file_is_named() throws Exception {
        LogFixture.write(folder, 300);
        for (String name : List.of("log/tile/entries/000", "log/tile/0/000", "log/tile/1/000.p/1", "log/checkpoint")) {
            Path file = folder.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            TrustPolicy policy = LogFixture.policy(folder);
            Files.delete(file);
            assertThat(new LogVerifier(folder, policy).verify().findings())
                    .extracting(Finding::file)
                    .contains(name);
            Files.write(file, bytes);
        }
    }

    @Test
    void a_file_that_does_not_belong_is_named() throws Exception {
        LogFixture.write(folder, 3);
        Files.writeString(folder.resolve("log/tile/0/001"), "x");
        assertThat(verify().findings()).extracting(Finding::file).containsExactly("log/tile/0/001");
    }

    @Test
    void a_log_signed_by_somebody_else_does_not_verify() throws Exception {
        LogFixture.write(folder, 3);
        SigningKey other = SigningKey.generate("example.com/orders", KeyType.NOTE);
        TrustPolicy policy = TrustPolicy.parse("log " + other.verificationKey() + "\nquorum none\n");
        assertThat(new LogVerifier(folder, policy).verify().findings())
                .singleElement()
                .satisfies(f ->
                        assertThat(f.message()).contains("not signed by a log of that name which the policy trusts"));
    }

    @Test
    void a_receipt_verifies_offline_and_gives_the_record() throws Exception {
        LogFixture.write(folder, 300);
        for (long index : new long[] {0, 1, 255, 256, 299}) {
            byte[] file = Receipt.of(folder, index).toBytes();
            Receipt.Proven proven = Receipt.parse(file).verify(LogFixture.policy(folder));
            assertThat(proven.index()).isEqualTo(index);
            assertThat(new String(proven.record(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"seq\":" + (index + 1));
        }
    }

    @Test
    void no_byte_of_a_receipt_can_change() throws Exception {
        LogFixture.write(folder, 5);
        TrustPolicy policy = LogFixture.policy(folder);
        byte[] file = Receipt.of(folder, 2).toBytes();
        for (int i = 0; i < file.length; i++) {
            file[i] ^= 1;
            byte[] changed = file;
            assertThatThrownBy(() -> Receipt.parse(changed).verify(policy))
                    .as("byte %d", i)
                    .isInstanceOf(FormatException.class);
            file[i] ^= 1;
        }
    }

    @Test
    void a_record_that_is_not_published_yet_has_no_receipt() throws Exception {
        LogFixture.write(folder, 3);
        assertThatThrownBy(() -> Receipt.of(folder, 3)).hasMessageContaining("not yet published");
    }

    private LogReport verify() throws Exception {
        return new LogVerifier(folder, LogFixture.policy(folder)).verify();
    }
}
