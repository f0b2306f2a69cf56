// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerifyTest {

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void write() throws Exception {
        log = folder.resolve("log-of-the-shop");
        SampleLog.write(log);
    }

    @Test
    void a_log_that_verifies_exits_0_and_says_whose_keys_it_took() {
        Ran ran = bylaw("log", "verify", log);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("verified: 4 records of example.com/shop, ")
                .contains("\n  signed by  example.com/shop\n")
                .contains("from the log's own trust.policy; give --policy");
    }

    @Test
    void keys_from_elsewhere_are_taken_instead() throws Exception {
        Path trusted = Files.copy(log.resolve("trust.policy"), folder.resolve("kept-elsewhere"));

        Ran ran = bylaw("log", "verify", log, "--policy", trusted);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("verified: ").doesNotContain("log's own");
    }

    @Test
    void a_program_gets_one_object() {
        assertThat(bylaw("log", "verify", log, "--json").lines())
                .singleElement()
                .asString()
                .startsWith("{\"verified\":true,\"origin\":\"example.com/shop\",\"size\":4,\"root\":\"")
                .contains("\"signers\":[\"example.com/shop\"],\"records\":4,", "\"private\":true")
                .endsWith("\"findings\":[]}");
    }

    @Test
    void the_private_parts_of_an_owner_s_folder_are_verified_too() throws Exception {
        Path state = log.resolve("state/signed");
        byte[] bytes = Files.readAllBytes(state);
        bytes[0] ^= 1;
        Files.write(state, bytes);

        Ran ran = bylaw("log", "verify", log);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith(state + ": ").contains("does not verify: 1 finding");
    }

    @Test
    void a_decision_in_doubt_is_noted_and_no_fault() {
        assertThat(bylaw("log", "verify", log).out())
                .startsWith("note: " + log.resolve("log/checkpoint") + ": 1 allowed decision has no outcome")
                .contains("\nverified: 4 records");
    }

    @Test
    void the_published_part_alone_verifies_for_a_counterparty() throws Exception {
        for (String part : java.util.List.of("wal", "state", "keys")) {
            try (var files = Files.walk(log.resolve(part))) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }

        Ran ran = bylaw("log", "verify", log);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("verified: 4 records", "looked at  the published part");
    }

    @Test
    void a_changed_record_is_named_by_its_file() throws Exception {
        Path bundle = log.resolve("log/tile/entries/000.p/4");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[100] ^= 1;
        Files.write(bundle, bytes);

        Ran ran = bylaw("log", "verify", log);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith(bundle + ": ").contains("\ndoes not verify: ");
        assertThat(bylaw("log", "verify", log, "--json").out())
                .startsWith("{\"verified\":false,")
                .contains("\"file\":\"log/tile/entries/000.p/4\"");
    }

    @Test
    void a_log_signed_by_somebody_else_does_not_verify() throws Exception {
        Path other = folder.resolve("other");
        SampleLog.write(other);

        Ran ran = bylaw("log", "verify", log, "--policy", other.resolve("trust.policy"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains(log.resolve("log/checkpoint") + ": the checkpoint of \"example.com/shop\"");
    }

    @Test
    void a_trust_policy_that_is_none_is_a_fault_of_configuration() throws Exception {
        Path policy = Files.writeString(folder.resolve("p"), "log me\n");

        Ran ran = bylaw("log", "verify", log, "--policy", policy);

        assertThat(ran.exit()).isEqualTo(78);
        assertThat(ran.err()).startsWith(policy + ": error: line 1: ");
    }

    @Test
    void a_trust_policy_that_is_missing_is_named() {
        Ran ran = bylaw("log", "verify", log, "--policy", folder.resolve("p"));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo(folder.resolve("p") + ": there is no such file.\n");
    }
}
