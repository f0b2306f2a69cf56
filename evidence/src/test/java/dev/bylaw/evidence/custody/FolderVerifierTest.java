// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.LogSettings.Witness;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.statement.ArgumentDigester;
import dev.bylaw.evidence.statement.Decision.Argument;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.vault.DisclosureVault;
import dev.bylaw.evidence.verify.Finding;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.verify.LogReport;
import dev.bylaw.evidence.witness.WitnessServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderVerifierTest {

    /** Records stand in several files, and one byte of each seven is enough to meet all that they are made of. */
    private static final int STEP_IN_RECORDS = Boolean.getBoolean("bylaw.campaign") ? 1 : 7;

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void whichever_byte_of_whichever_file_of_the_whole_folder_is_changed_the_file_is_named() throws Exception {
        writeWitnessedLogWithVault();
        TrustPolicy handedOut = LogFixture.policy(folder);
        List<Path> files = files();
        assertThat(files)
                .extracting(file -> folder.relativize(file).getName(0).toString())
                .contains("log", "wal", "state", "keys", "trust.policy", "vault");
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String name = folder.relativize(file).toString();
            int step = name.startsWith("wal/") || name.contains("/entries/") ? STEP_IN_RECORDS : 1;
            for (int i = 0; i < bytes.length; i += step) {
                byte before = bytes[i];
                bytes[i] ^= (byte) (1 << (i % 8));
                Files.write(file, bytes);
                bytes[i] = before;
                LogReport report = new FolderVerifier(folder, handedOut).verify();
                List<Finding> said = new ArrayList<>(report.findings());
                if (name.endsWith(".box")) { // its last entry may have been cut by a crash
                    said.addAll(report.notes());
                }
                assertThat(said)
                        .as("byte %d of %s", i, name)
                        .extracting(Finding::file)
                        .contains(name);
            }
            Files.write(file, bytes);
        }
        LogReport whole = new FolderVerifier(folder, handedOut).verify();
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.notes()).isEmpty();
    }

    @Test
    void whichever_file_is_missing_it_is_named() throws Exception {
        writeWitnessedLogWithVault();
        TrustPolicy handedOut = LogFixture.policy(folder);
        for (Path file : files()) {
            String name = folder.relativize(file).toString();
            if (name.equals("state/lock") || name.startsWith("vault/") || name.matches(".*\\.p/[12]")) {
                continue; // what is gone from a vault is erased; a partial tile of an earlier size may go
            }
            Path aside = elsewhere.resolve("aside");
            Files.move(file, aside);
            String wanted = name.startsWith("wal/") ? "wal" : name;
            assertThat(new FolderVerifier(folder, handedOut).verify().findings())
                    .as(name)
                    .extracting(Finding::file)
                    .contains(wanted);
            Files.move(aside, file);
        }
    }

    @Test
    void a_log_of_many_runs_verifies_with_its_private_parts() throws Exception {
        for (int run = 0; run < 4; run++) {
            LogFixture.write(folder, 200);
            LogReport report = verify();
            assertThat(report.findings()).isEmpty();
            assertThat(report.notes()).isEmpty();
        }
    }

    @Test
    void a_log_whose_process_was_killed_verifies_and_says_what_is_in_doubt() throws Exception {
        Path copy = folder.resolve("copy");
        Path live = folder.resolve("live");
        try (RecordLog log = TransparencyLog.open(LogFixture.settings(live))) {
            log.append(Samples.allowed("01JD-1"), Durability.DURABLE);
            while (published(live) < 1) { // the first head of all may be that of an empty log
                Thread.sleep(10);
            }
            log.append(Samples.allowed("01JD-2"), Durability.DURABLE);
            copy(live, copy);
        }
        LogReport report = new FolderVerifier(copy, LogFixture.policy(live)).verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes())
                .extracting(Finding::message)
                .anySatisfy(message ->
                        assertThat(message).contains("allowed decision").contains("no outcome"));
    }

    @Test
    void a_write_that_was_cut_off_is_noted_and_no_fault() throws Exception {
        LogFixture.write(folder, 4);
        Path segment = files().stream()
                .filter(file -> file.toString().endsWith(".wal"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(segment);
        Files.write(
                segment,
                java.util.Arrays.copyOf(new byte[] {0, 0, 3, 1, 9, 9}, 6),
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().notes()).singleElement().satisfies(note -> {
            assertThat(note.file()).startsWith("wal/");
            assertThat(note.message()).contains("unfinished write of 6 bytes").contains("byte " + whole.length);
        });
    }

    @Test
    void a_published_record_that_the_write_ahead_log_lost_is_found() throws Exception {
        LogFixture.write(folder, 4);
        Path segment = files().stream()
                .filter(file -> file.toString().endsWith(".wal"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(segment);
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(segment, java.util.Arrays.copyOf(whole, length));
            assertThat(verify().findings())
                    .as("cut to %d", length)
                    .extracting(Finding::file)
                    .contains(folder.relativize(segment).toString());
        }
    }

    @Test
    void private_files_that_others_can_read_are_found() throws Exception {
        LogFixture.write(folder, 2);
        for (String name : List.of("keys/log.pem", "wal", "state/signed")) {
            Path file = folder.resolve(name);
            var before = Files.getPosixFilePermissions(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-----"));
            assertThat(verify().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.file()).isEqualTo(name);
                assertThat(finding.message()).contains("rwxr-----").contains("chmod go-rwx");
            });
            Files.setPosixFilePermissions(file, before);
        }
        Files.setPosixFilePermissions(folder.resolve("log/checkpoint"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(verify().findings()).extracting(Finding::file).containsExactly("log/checkpoint");
    }

    @Test
    void the_state_of_another_log_is_found() throws Exception {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        LogFixture.write(one, 4);
        LogFixture.write(other, 4);
        Files.copy(other.resolve("state/signed"), one.resolve("state/signed"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(new FolderVerifier(one, LogFixture.policy(one)).verify().findings())
                .extracting(Finding::file)
                .containsExactly("state/signed");
    }

    @Test
    void the_key_of_another_log_is_found() throws Exception {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        LogFixture.write(one, 4);
        LogFixture.write(other, 4);
        Files.copy(other.resolve("keys/log.pem"), one.resolve("keys/log.pem"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(new FolderVerifier(one, LogFixture.policy(one)).verify().findings())
                .containsExactly(new Finding("keys/log.pem", "the key is not in trust.policy"));
    }

    @Test
    void what_is_no_part_of_the_log_is_noted() throws Exception {
        LogFixture.write(folder, 2);
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().notes()).containsExactly(new Finding("notes.txt", "no part of the log"));
    }

    @Test
    void a_counterparty_with_the_published_part_alone_is_no_owner() throws Exception {
        LogFixture.write(folder, 2);
        assertThat(FolderVerifier.isOwners(folder)).isTrue();
        Path handedOut = Files.createDirectory(folder.resolve("handed-out"));
        copy(folder.resolve("log"), handedOut.resolve("log"));
        assertThat(FolderVerifier.isOwners(handedOut)).isFalse();
    }

    /** Two witnesses of which one is enough, a changed key, an action with its outcome, and its values. */
    private void writeWitnessedLogWithVault() throws Exception {
        try (WitnessServer one = new WitnessServer("w.example/one");
                WitnessServer two = new WitnessServer("w.example/two");
                TransparencyLog log = TransparencyLog.open(new LogSettings(
                        folder,
                        "example.com/orders",
                        "orders-1",
                        "0.1.0",
                        null,
                        List.of(new Witness("one", one.url(), one.vkey()), new Witness("two", two.url(), two.vkey())),
                        1));
                DisclosureVault vault = DisclosureVault.open(folder)) {
            var ref = log.append(Samples.allowed("01JD-1"), Durability.WITNESSED);
            log.append(Execution.ended(ref, Execution.Outcome.COMPLETED, 1, 2, null), Durability.DURABLE);
            log.rotateKey();
            for (String subject : List.of("Customer::\"c-1\"", "Customer::\"c-2\"")) {
                vault.keep(subject, "01JD-1", values());
            }
        }
    }

    private static List<ArgumentDigester.Disclosure> values() {
        return new ArgumentDigester()
                .close(List.of(new Argument("amount", new JsonValue.Whole(4_200))))
                .disclosures();
    }

    private static long published(Path live) throws IOException {
        try (LogReader reader = LogReader.open(live)) {
            return reader.published();
        }
    }

    private LogReport verify() throws Exception {
        return new FolderVerifier(folder, LogFixture.policy(folder)).verify();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
