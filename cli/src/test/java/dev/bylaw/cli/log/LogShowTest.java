// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.Coverage;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.evidence.statement.PolicyChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogShowTest {

    @TempDir
    Path folder;

    @Test
    void a_person_sees_one_line_for_each_decision() throws Exception {
        SampleLog.write(folder);

        Ran ran = bylaw("log", "show", folder);

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                time (UTC)               who                              action           resource         decision  outcome    rule                 reason
                2026-11-01 09:30:00.250  User::"maya" > Agent::"support"  refund_order     Order::"o-17"    allow     completed  support-staff        -
                2026-11-01 10:00:00.000  User::"maya" > Agent::"support"  delete_customer  Customer::"c-1"  deny      -          agents-never-delete  Refused by policy agents-never-delete: ask a person.
                2026-11-02 08:00:00.000  User::"lena"                     export_ledger    Ledger::"2026"   allow     -          bookkeeping          -
                """);
    }

    @Test
    void a_program_gets_one_object_for_each_decision() throws Exception {
        SampleLog.write(folder);

        Ran ran = bylaw("log", "show", folder, "--json");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).containsExactly("""
                {"id":"01J0000000000000000000000A","time":"2026-11-01T09:30:00.250000Z","decision":"allow",\
                "principal":"Agent::\\"support\\"","action":"refund_order","resource":"Order::\\"o-17\\"",\
                "policies":["support-staff"],"session":"s-1","chain":["User::\\"maya\\""],"sources":["credential","api"],"mode":"enforce",\
                "outcome":"completed","input":{"amountInCents":4200},"index":0}""", """
                {"id":"01J0000000000000000000000B","time":"2026-11-01T10:00:00.000000Z","decision":"deny",\
                "principal":"Agent::\\"support\\"","action":"delete_customer","resource":"Customer::\\"c-1\\"",\
                "policies":["agents-never-delete"],"session":"s-1","chain":["User::\\"maya\\""],"sources":["credential","api"],"mode":"enforce",\
                "outcome":"none","code":"policy","reason":"Refused by policy agents-never-delete: ask a person.",\
                "index":1}""", """
                {"id":"01J0000000000000000000000C","time":"2026-11-02T08:00:00.000000Z","decision":"allow",\
                "principal":"User::\\"lena\\"","action":"export_ledger","resource":"Ledger::\\"2026\\"",\
                "policies":["bookkeeping"],"session":"s-1","chain":[],"mode":"enforce","outcome":"none","index":2}""");
    }

    @Test
    void a_call_that_would_be_refused_if_it_were_enforced_says_so() throws Exception {
        try (SampleLog log = new SampleLog(folder)) {
            log.append(SampleLog.delete()
                    .observedAgainst("agents-never-delete", "would be refused")
                    .statement());
        }

        assertThat(bylaw("log", "show", folder).lines().get(1)).contains("  allow (deny)  ");
        assertThat(bylaw("log", "show", folder, "--json").out())
                .contains("\"decision\":\"allow\"")
                .contains("\"mode\":\"observe\"")
                .contains("\"evaluated\":\"deny\"");
    }

    @Test
    void a_call_by_nobody_is_shown_as_such() throws Exception {
        try (SampleLog log = new SampleLog(folder)) {
            log.append(SampleLog.delete().by(null).deniedBy("-", "no").statement());
        }

        assertThat(bylaw("log", "show", folder).lines().get(1)).contains("  nobody  ");
        assertThat(bylaw("log", "show", folder, "--json").out()).doesNotContain("\"principal\"");
    }

    @Test
    void records_of_other_kinds_are_shown_on_request() throws Exception {
        try (SampleLog log = new SampleLog(folder)) {
            long time = SampleLog.micros("2026-11-01T08:00:00Z");
            List<ResourceDescriptor> documents = List.of(new ResourceDescriptor("policies", "ab".repeat(32)));
            log.append(new PolicyChange(List.of(), documents, "start", true, null, time));
            log.append(new PolicyChange(documents, documents, "reload", false, "limits.cedar:3:1: error", time));
            log.append(new Coverage(
                    List.of(),
                    List.of(new Coverage.NotGoverned("com.acme.A", "b", "()V", "app", "native")),
                    1,
                    1,
                    time));
            log.append(SampleLog.export().statement());
        }

        assertThat(bylaw("log", "show", folder).lines()).hasSize(2);
        assertThat(bylaw("log", "show", folder, "--all").lines())
                .anySatisfy(line ->
                        assertThat(line).contains("[policyChange]", "accepted", "policies abababababab, by start"))
                .anySatisfy(line -> assertThat(line).contains("rejected", "by reload: limits.cedar:3:1: error"))
                .anySatisfy(line -> assertThat(line).contains("[coverage]", "gaps", "0 methods governed, 1 not"));
        assertThat(bylaw("log", "show", folder, "--all", "--json").lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"record\":\"policyChange\",\"time\":\"2026-11-01T08:00:00.000000Z\",")
                        .doesNotContain("\"decision\""));
    }

    @Test
    void text_that_would_steer_a_terminal_is_shown_as_escapes() throws Exception {
        try (SampleLog log = new SampleLog(folder)) {
            log.append(SampleLog.delete()
                    .deniedBy("p", "\u001b[2Jsafe\u202ecod\u009b\n2026-11-01 forged  line")
                    .disclosing("note", new JsonValue.Text("\u202e\u009b\uD83D\uDE00"))
                    .statement());
        }

        Ran table = bylaw("log", "show", folder);
        assertThat(table.lines()).hasSize(2);
        assertThat(table.lines().get(1)).endsWith("\\u{1b}[2Jsafe\\u{202e}cod\\u{9b}\\n2026-11-01 forged  line");
        assertThat(bylaw("log", "show", folder, "--json").out())
                .contains("{\"note\":\"\\u202e\\u009b\\ud83d\\ude00\"}")
                .matches("\\p{ASCII}*");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        Ran ran = bylaw("log", "show", folder.resolve("nowhere"));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo(
                        folder.resolve("nowhere") + ": there is no such folder. Give the one that audit.dir names.\n");
    }

    @Test
    void a_folder_inside_a_log_is_taken_for_a_slip() throws Exception {
        SampleLog.write(folder);

        Ran ran = bylaw("log", "show", folder.resolve("wal"));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no log in this folder. Its parent is one: " + folder);
    }

    @Test
    void a_damaged_record_ends_the_reading_and_is_named() throws Exception {
        SampleLog.write(folder);
        Path segment;
        try (var files = Files.list(folder.resolve("wal"))) {
            segment = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[40] ^= 1;
        Files.write(segment, bytes);

        Ran ran = bylaw("log", "show", folder);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(segment.toString()).contains("is damaged");
    }
}
