// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.ArgumentDigester;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.vault.DisclosureVault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultCommandsTest {

    private static final String SUBJECT = "Order::\"o-17\"";

    @TempDir
    Path folder;

    private final ArgumentDigester.Closed closed = new ArgumentDigester()
            .close(List.of(
                    new Decision.Argument("order", new JsonValue.Text("o-17\u202e")),
                    new Decision.Argument("amount", new JsonValue.Whole(4_200))));

    @BeforeEach
    void write() throws Exception {
        Decision sample = SampleLog.refund().statement();
        Decision decision = new Decision(
                sample.id(),
                sample.timeMicros(),
                sample.verdict(),
                sample.site(),
                new Decision.Action("tool", "refund_order", SUBJECT, closed.digests(), List.of()),
                sample.actor(),
                sample.policy(),
                sample.durability(),
                null);
        try (SampleLog log = new SampleLog(folder);
                DisclosureVault vault = DisclosureVault.open(folder)) {
            log.append(decision);
            log.append(SampleLog.delete().statement());
            vault.keep(SUBJECT, SampleLog.REFUND, closed.disclosures());
        }
    }

    @Test
    void the_values_behind_the_digests_are_shown() {
        Ran ran = bylaw("log", "open", folder, SampleLog.REFUND);
        assertThat(ran).isEqualTo(new Ran(0, "order = o-17\\u{202e}\namount = 4200\n", ""));
    }

    @Test
    void a_program_gets_what_a_counterparty_needs_to_check_them() {
        assertThat(bylaw("log", "open", folder, SampleLog.REFUND, "--json").lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"name\":\"amount\",\"value\":4200,", "\"inRecord\":true,")
                .contains(closed.disclosures().get(1).text());
    }

    @Test
    void a_value_that_is_not_the_record_s_is_said_to_be_so() throws Exception {
        var other = new ArgumentDigester().close(List.of(new Decision.Argument("amount", new JsonValue.Whole(1))));
        try (DisclosureVault vault = DisclosureVault.open(folder)) {
            vault.keep(SUBJECT, SampleLog.REFUND, other.disclosures());
        }
        Ran ran = bylaw("log", "open", folder, SampleLog.REFUND);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("amount = 4200\n", "amount = 1   NOT IN THE RECORD\n");
    }

    @Test
    void an_erased_record_stays_in_the_log_and_says_nothing_any_more() {
        assertThat(bylaw("log", "erase", folder, "--record", SampleLog.REFUND))
                .isEqualTo(new Ran(0, "record " + SampleLog.REFUND + ": erased\n", ""));
        assertThat(bylaw("log", "open", folder, SampleLog.REFUND))
                .isEqualTo(new Ran(1, "the values of decision " + SampleLog.REFUND + " are erased\n", ""));
        assertThat(bylaw("log", "verify", folder).exit()).isZero();
        assertThat(bylaw("log", "erase", folder, "--record", SampleLog.REFUND).exit())
                .isEqualTo(1);
    }

    @Test
    void a_subject_is_erased_whole() {
        assertThat(bylaw("log", "erase", folder, "--subject", SUBJECT, "--json").out())
                .isEqualTo("{\"subject\":\"Order::\\\"o-17\\\"\",\"erased\":true}\n");
        assertThat(bylaw("log", "open", folder, SampleLog.REFUND).exit()).isEqualTo(1);
    }

    @Test
    void what_was_never_kept_is_said_to_be_so() {
        assertThat(bylaw("log", "open", folder, SampleLog.DELETE).out())
                .isEqualTo("the values of decision " + SampleLog.DELETE + " are not kept\n");
        assertThat(bylaw("log", "open", folder, "01J0000000000000000000000Z").exit())
                .isEqualTo(2);
    }

    @Test
    void an_erasure_names_one_thing() {
        assertThat(bylaw("log", "erase", folder).exit()).isEqualTo(2);
        assertThat(bylaw("log", "erase", folder, "--record", "x", "--subject", "y")
                        .exit())
                .isEqualTo(2);
    }
}
