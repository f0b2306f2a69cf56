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

class ReceiptTest {

    @TempDir
    Path folder;

    private Path log;
    private Path trusted;
    private Path receipt;

    @BeforeEach
    void write() throws Exception {
        log = folder.resolve("log-of-the-shop");
        SampleLog.write(log);
        trusted = log.resolve("trust.policy");
        receipt = folder.resolve("refusal.receipt");
    }

    @Test
    void a_receipt_verifies_without_the_log() throws Exception {
        Ran made = bylaw("log", "receipt", log, SampleLog.DELETE, "-o", receipt);
        Path away = Files.copy(trusted, folder.resolve("trust"));
        Files.move(log, folder.resolve("gone"));
        Ran ran = bylaw("receipt", "verify", receipt, "--policy", away);

        assertThat(made).isEqualTo(new Ran(0, receipt + ": receipt of record 1\n", ""));
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("""
                        verified: record 1 of example.com/shop, under its head of 4 records
                          signed by  example.com/shop
                          kind       https://bylaw.dev/decision/v0.1
                          time       2026-11-01T10:00:00.000000Z
                          id         01J0000000000000000000000B
                          decision   deny
                          who        User::"maya" > Agent::"support"
                          action     delete_customer
                          resource   Customer::"c-1"
                          policies   agents-never-delete
                          reason     Refused by policy agents-never-delete: ask a person.
                        """);
    }

    @Test
    void a_program_gets_the_record_with_the_verdict() {
        bylaw("log", "receipt", log, SampleLog.DELETE, "-o", receipt);

        assertThat(bylaw("receipt", "verify", receipt, "--policy", trusted, "--json")
                        .out())
                .startsWith("{\"verified\":true,\"index\":1,\"origin\":\"example.com/shop\",\"size\":4,\"root\":\"")
                .contains("\"record\":{\"_type\":\"https://in-toto.io/Statement/v1\",");
    }

    @Test
    void what_became_of_a_decision_has_a_receipt_of_its_own() {
        bylaw("log", "receipt", log, SampleLog.REFUND, "--execution", "-o", receipt);

        assertThat(bylaw("receipt", "verify", receipt, "--policy", trusted).out())
                .contains("record 3 of", "outcome    completed", "of         " + SampleLog.REFUND);
    }

    @Test
    void record_and_proof_can_stand_apart() {
        bylaw("log", "receipt", log, SampleLog.DELETE, "--split", "-o", receipt);
        Path proof = folder.resolve("refusal.receipt.tlog-proof");

        assertThat(receipt).content().startsWith("{\"_type\":").contains(SampleLog.DELETE);
        assertThat(bylaw("receipt", "verify", proof, "--record", receipt, "--policy", trusted)
                        .exit())
                .isZero();
        Ran alone = bylaw("receipt", "verify", proof, "--policy", trusted);
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.out()).contains("the receipt does not hold its record");
    }

    @Test
    void a_receipt_verifies_only_as_it_was_written() throws Exception {
        bylaw("log", "receipt", log, SampleLog.DELETE, "-o", receipt);
        byte[] whole = Files.readAllBytes(receipt);

        for (int i = 0; i < whole.length; i += 7) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(receipt, changed);
            assertThat(bylaw("receipt", "verify", receipt, "--policy", trusted).exit())
                    .as("byte %d changed", i)
                    .isEqualTo(1);
        }
    }

    @Test
    void a_receipt_under_keys_nobody_trusts_does_not_verify() throws Exception {
        bylaw("log", "receipt", log, SampleLog.DELETE, "-o", receipt);
        SampleLog.write(folder.resolve("other"));

        Ran ran = bylaw("receipt", "verify", receipt, "--policy", folder.resolve("other/trust.policy"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith("does not verify: " + receipt + ": the checkpoint of \"example.com/shop\"");
    }

    @Test
    void a_decision_that_is_not_in_the_log_is_named() {
        Ran ran = bylaw("log", "receipt", log, "01JNOWHERE", "-o", receipt);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no decision 01JNOWHERE in this log");
        assertThat(receipt).doesNotExist();
    }

    @Test
    void a_decision_whose_body_never_ran_has_no_execution() {
        Ran ran = bylaw("log", "receipt", log, SampleLog.DELETE, "--execution", "-o", receipt);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no execution record of " + SampleLog.DELETE);
    }

    @Test
    void a_place_that_cannot_be_written_is_named() {
        Path nowhere = folder.resolve("no/such/folder/r");

        Ran ran = bylaw("log", "receipt", log, SampleLog.DELETE, "-o", nowhere);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith(nowhere + ": cannot be written: ");
    }
}
