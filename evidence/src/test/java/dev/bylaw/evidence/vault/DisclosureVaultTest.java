// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.ArgumentDigester;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.statement.Decision.Argument;
import dev.bylaw.evidence.vault.VaultFolder.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosureVaultTest {

    private static final String ALICE = "Customer::\"alice\"";
    private static final String BOB = "Customer::\"bob\"";

    private final List<Disclosure> card = disclosures("4111-1111");
    private final List<Disclosure> street = disclosures("Main Street");

    @TempDir
    Path folder;

    @Test
    void what_was_kept_opens_the_digests_of_its_decision() throws Exception {
        keep(ALICE, "d-1", card);
        assertThat(read("d-1")).isEqualTo(open(card));
        assertThat(read("d-2")).isEqualTo(new Kept.Nothing());
    }

    @Test
    void an_erased_subject_is_gone_in_all_runs_and_the_others_are_not() throws Exception {
        keep(ALICE, "d-1", card);
        keep(BOB, "d-2", street);
        keep(ALICE, "d-3", street);
        assertThat(vault().eraseSubject(ALICE)).isTrue();
        assertThat(vault().eraseSubject(ALICE)).isFalse();
        assertThat(read("d-1")).isEqualTo(new Kept.Erased());
        assertThat(read("d-3")).isEqualTo(new Kept.Erased());
        assertThat(read("d-2")).isEqualTo(open(street));
    }

    @Test
    void an_erased_decision_is_gone_and_the_others_about_its_subject_are_not() throws Exception {
        try (DisclosureVault vault = DisclosureVault.open(folder)) {
            vault.keep(ALICE, "d-1", card);
            vault.keep(ALICE, "d-2", street);
            vault.keep(ALICE, "d-3", card);
        }
        assertThat(vault().eraseDecision("d-2")).isTrue();
        assertThat(vault().eraseDecision("d-2")).isFalse();
        assertThat(vault().eraseDecision("d-4")).isFalse();
        assertThat(read("d-1")).isEqualTo(open(card));
        assertThat(read("d-2")).isEqualTo(new Kept.Erased());
        assertThat(read("d-3")).isEqualTo(open(card));
    }

    @Test
    void what_is_kept_after_an_erasure_by_another_process_can_be_read_and_what_was_before_cannot() throws Exception {
        try (DisclosureVault vault = DisclosureVault.open(folder)) {
            vault.keep(ALICE, "d-1", card);
            while (read("d-1") instanceof Kept.Nothing) { // until the vault's thread has written it
                Thread.sleep(5);
            }
            vault().eraseSubject(ALICE);
            vault.keep(ALICE, "d-2", street);
        }
        assertThat(read("d-1")).isEqualTo(new Kept.Erased());
        assertThat(read("d-2")).isEqualTo(open(street));
    }

    @Test
    void a_copy_of_the_boxes_made_before_an_erasure_opens_nothing_after_it() throws Exception {
        keep(ALICE, "d-1", card);
        keep(BOB, "d-2", street);
        Path archived = folder.resolve("archive");
        Files.copy(folder.resolve("vault/00000000.box"), archived);
        vault().eraseSubject(ALICE);
        vault().eraseDecision("d-2");
        Files.copy(archived, folder.resolve("vault/00000000.box"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(read("d-1")).isEqualTo(new Kept.Erased());
        assertThat(read("d-2")).isEqualTo(new Kept.Erased());
    }

    @Test
    void nothing_in_the_files_says_what_is_kept_and_nobody_else_can_read_them() throws Exception {
        keep(ALICE, "d-1", card);
        try (Stream<Path> all = Files.walk(folder.resolve("vault"))) {
            for (Path path : all.toList()) {
                boolean file = Files.isRegularFile(path);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo(file ? "rw-------" : "rwx------");
                String content = file ? Files.readString(path, ISO_8859_1) : "";
                assertThat(content).doesNotContain("alice", "d-1", card.get(0).text());
                assertThat(path.getFileName().toString()).doesNotContain("alice");
            }
        }
    }

    @Test
    void an_entry_cut_by_a_kill_hides_nothing_before_it() throws Exception {
        keep(ALICE, "d-1", card);
        Path box = folder.resolve("vault/00000000.box");
        byte[] whole = Files.readAllBytes(box);
        for (int more = 1; more < whole.length; more++) {
            byte[] longer = java.util.Arrays.copyOf(whole, whole.length + more);
            System.arraycopy(whole, 0, longer, whole.length, more);
            Files.write(box, longer);
            assertThat(read("d-1")).as("%d bytes more", more).isEqualTo(open(card));
        }
    }

    @Test
    void a_vault_that_cannot_be_written_is_an_error_at_start() throws Exception {
        Files.createFile(folder.resolve("vault"));
        assertThatThrownBy(() -> DisclosureVault.open(folder)).isInstanceOf(IOException.class);
    }

    private VaultFolder vault() {
        return new VaultFolder(folder);
    }

    private Kept read(String decision) throws IOException {
        return vault().read(decision);
    }

    private static Kept open(List<Disclosure> disclosures) {
        return new Kept.Open(disclosures.stream().map(Disclosure::text).toList());
    }

    private void keep(String subject, String decision, List<Disclosure> disclosures) throws Exception {
        try (DisclosureVault vault = DisclosureVault.open(folder)) {
            vault.keep(subject, decision, disclosures);
        }
    }

    private static List<Disclosure> disclosures(String value) {
        return new ArgumentDigester()
                .close(List.of(new Argument("value", new JsonValue.Text(value))))
                .disclosures();
    }
}
