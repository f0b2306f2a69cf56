// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final String ALLOWED = """
            {"id":"01","decision":"allow","principal":"Agent::\\"support\\"","action":"Action::\\"refund_order\\"",\
            "resource":"Order::\\"o-17\\"","policies":["support-agent"],"chain":["User::\\"maya\\""],"outcome":"completed"}""";
    private static final String DENIED = """
            {"id":"02","decision":"escalate","principal":"Agent::\\"triage\\"","action":"refund_order",\
            "resource":"Order::\\"o-18\\"","policies":["refund-limit"],"reason":"Refused by policy refund-limit: refunds above 50.00 need a person",\
            "chain":["User::\\"maya\\"","Agent::\\"support\\"","Agent::\\"triage\\""]}""";

    @TempDir
    Path folder;

    private final List<String> unenforced = new ArrayList<>();
    private final List<String> enforced = new ArrayList<>();
    private final List<String> records = new ArrayList<>();

    @BeforeEach
    void two_runs_as_they_must_be() {
        unenforced.add(outcome("small", false, "\"refunded 20 cents of o-17\"", true));
        unenforced.add(outcome("large", false, "\"refunded 90 cents of o-18\"", true));
        enforced.add(outcome("small", true, "\"refunded 20 cents of o-17\"", true));
        enforced.add(outcome("large", true, "", true));
        records.add("{\"type\":\"coverage\"}");
        records.add(ALLOWED);
        records.add(DENIED);
    }

    @Test
    void runs_and_records_that_agree_have_no_findings() throws IOException {
        Report report = report();

        assertThat(report.findings()).isEmpty();
        assertThat(report.render()).contains("Every one of 4 expectations held, and effects and records agree.");
    }

    @Test
    void decisions_are_shown_with_the_whole_chain_once() throws IOException {
        assertThat(report().render())
                .containsPattern("maya > support +refund_order +Order o-17 +allow +support-agent +-")
                .containsPattern(
                        "maya > support > triage +refund_order +Order o-18 +escalate +refund-limit +refunds above");
    }

    @Test
    void what_was_prevented_is_shown() throws IOException {
        assertThat(report().render()).containsPattern("attempts large +refunded 90 cents of o-18 +prevented");
    }

    @Test
    void a_site_is_shown_without_its_package() throws IOException {
        records.add(DENIED.replace("Order::\\\"o-18", "Site::\\\"com.acme.Shop#close"));

        assertThat(report().render()).contains(" Site Shop#close ");
    }

    @Test
    void the_conversation_that_was_handed_on_the_farthest_is_shown_as_a_whole() throws IOException {
        records.add(inSession("01", "ask_fulfilment", "User::\\\"maya\\\"", "Agent::\\\"support\\\""));
        records.add(inSession(
                "01",
                "pack_item",
                "User::\\\"maya\\\"",
                "Agent::\\\"support\\\"",
                "Agent::\\\"fulfilment\\\"",
                "Agent::\\\"warehouse\\\""));
        records.add(inSession("02", "read_inbox", "User::\\\"maya\\\"", "Agent::\\\"support\\\""));

        String trace = report().render();
        trace = trace.substring(trace.indexOf("as it was handed on"), trace.indexOf("Every one of"));
        assertThat(trace)
                .containsPattern("maya > support +ask_fulfilment ")
                .containsPattern("maya > support > fulfilment > warehouse +pack_item ")
                .doesNotContain("read_inbox");
    }

    private static String inSession(String session, String action, String... chain) {
        return "{\"decision\":\"allow\",\"principal\":\"" + chain[chain.length - 1] + "\",\"action\":\"" + action
                + "\",\"resource\":\"Order::\\\"o-1\\\"\",\"policies\":[],\"session\":\"" + session + "\",\"chain\":[\""
                + String.join("\",\"", chain) + "\"]}";
    }

    @Test
    void a_broken_expectation_is_a_finding() throws IOException {
        enforced.set(1, outcome("large", true, "", false));

        assertThat(report().findings()).singleElement().asString().startsWith("large, with the enforcer: expected ");
    }

    @Test
    void an_effect_without_its_record_is_a_finding() throws IOException {
        records.remove(ALLOWED);

        assertThat(report().findings())
                .containsExactly("refund_order had its effect 1 times, and the log allows it 0 times.");
    }

    @Test
    void a_record_without_its_effect_is_a_finding() throws IOException {
        records.add(ALLOWED);

        assertThat(report().findings())
                .containsExactly("refund_order had its effect 1 times, and the log allows it 2 times.");
    }

    @Test
    void something_prevented_without_a_refusal_is_a_finding() throws IOException {
        records.remove(DENIED);

        assertThat(report().findings())
                .containsExactly("refund_order was prevented 1 times, and the log refuses it 0 times.");
    }

    @Test
    void a_run_that_was_not_enforced_does_not_pass_for_one_that_was() throws IOException {
        enforced.clear();
        enforced.addAll(unenforced);

        assertThat(report().findings()).contains("The run with the enforcer says otherwise about itself.");
    }

    @Test
    void runs_of_different_steps_cannot_be_compared() throws IOException {
        enforced.remove(1);

        assertThat(report().findings()).anyMatch(finding -> finding.startsWith("The two runs did not play the same"));
    }

    @Test
    void the_exit_code_tells_findings_from_none() throws IOException {
        Path first = Files.write(folder.resolve("unenforced"), unenforced);
        Path second = Files.write(folder.resolve("enforced"), enforced);
        Path log = Files.write(folder.resolve("records"), records);

        assertThat(Report.main(List.of("plain", first.toString(), second.toString(), log.toString())))
                .isZero();
        assertThat(Report.main(List.of("ansi", first.toString(), first.toString(), log.toString())))
                .isEqualTo(1);
        assertThat(Report.main(List.of("plain"))).isEqualTo(2);
    }

    private Report report() throws IOException {
        return new Report(
                Palette.PLAIN,
                Report.outcomes(Files.write(folder.resolve("unenforced"), unenforced)),
                Report.outcomes(Files.write(folder.resolve("enforced"), enforced)),
                Report.records(Files.write(folder.resolve("records"), records)));
    }

    private static String outcome(String step, boolean isEnforced, String effects, boolean held) {
        return "{\"step\":\"" + step + "\",\"attempted\":\"attempts " + step + "\",\"enforced\":" + isEnforced
                + ",\"expected\":{\"effects\":[" + effects + "],\"reads\":[]},\"effects\":[" + effects
                + "],\"read\":\"\",\"held\":" + held + "}";
    }
}
