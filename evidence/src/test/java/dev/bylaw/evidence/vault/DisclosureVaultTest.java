// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.ArgumentDigester;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.statement.Decision.Argument;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(DisclosureVault.read(folder, ALICE, "d-1"))
                .containsExactly(card.get(0).text());
        assertThat(DisclosureVault.read(folder, ALICE, "d-2")).isEmpty();
        assertThat(DisclosureVault.read(folder, BOB, "d-1")).isEmpty();
    }

    @Test
    void an_erased_subject_is_gone_in_all_runs_and_the_others_are_not() throws Exception {
        keep(ALICE, "d-1", card);
        keep(BOB, "d-2", street);
        keep(ALICE, "d-3", street);
        try (DisclosureVault vault = DisclosureVault.open(folder)) {
            assertThat(vault.erase(ALICE)).isTrue();
            assertThat(vault.erase(ALICE)).isFalse();
        }
        assertThat(DisclosureVault.read(folder, ALICE, "d-1")).isEmpty();
        assertThat(DisclosureVault.read(folder, ALICE, "d-3")).isEmpty();
        assertThat(DisclosureVault.read(folder, BOB, "d-2")).hasSize(1);
    }

    @Test
    void what_is_kept_after_an_erasure_can_be_read_and_what_was_before_cannot() throws Exception {
        try (DisclosureVault vault = DisclosureVault.open(folder)) {
            vault.keep(ALICE, "d-1", card);
        }
        try (DisclosureVault vault = DisclosureVault.open(folder)) {
            vault.erase(ALICE);
            vault.keep(ALICE, "d-2", street);
        }
        assertThat(DisclosureVault.read(folder, ALICE, "d-1")).isEmpty();
        assertThat(DisclosureVault.read(folder, ALICE, "d-2")).hasSize(1);
    }

    @Test
    void nothing_in_the_files_says_what_is_kept_and_nobody_else_can_read_them() throws Exception {
        keep(ALICE, "d-1", card);
        try (Stream<Path> files = Files.walk(folder.resolve("vault"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, ISO_8859_1);
                assertThat(content).doesNotContain("alice", "d-1", card.get(0).text());
                assertThat(file.toString()).doesNotContain("alice");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void an_entry_cut_by_a_kill_hides_nothing_before_it() throws Exception {
        keep(ALICE, "d-1", card);
        Path box = folder.resolve("vault/00000000.box");
        byte[] whole = Files.readAllBytes(box);
        byte[] more = java.util.Arrays.copyOf(whole, whole.length + whole.length / 2);
        System.arraycopy(whole, 0, more, whole.length, whole.length / 2);
        Files.write(box, more);
        assertThat(DisclosureVault.read(folder, ALICE, "d-1")).hasSize(1);
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
