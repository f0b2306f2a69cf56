// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Reloads;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONFIG, and TOCTOU-3: configuration and policies that somebody changes. */
@ThreatTests(attacks = "ConfigurationAttacks")
final class ThreatConfigurationIT {

    @TempDir
    static Path shared;

    private static Run run;

    private static Threats reloads;
    private static ForkedJvm.Outcome reloaded;

    @TempDir
    Path folder;

    @BeforeAll
    static void attack() throws Exception {
        Path attacks = Files.createDirectory(shared.resolve("attacks"));
        run = Threats.in(attacks).run("ConfigurationAttacks");
        reloads = Threats.in(Files.createDirectory(shared.resolve("reloads")));
        reloaded = reloads.start(Reloads.class);
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void config_1_every_record_says_that_it_was_enforced() {
        assertThat(run.decisions())
                .isNotEmpty()
                .allSatisfy(
                        decision -> assertThat(decision.path("mode").asText()).isEqualTo("enforce"));
    }

    @ParameterizedTest
    @Shows({Verdict.REFUSED_AT_START, Verdict.EVIDENT})
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void config_2_what_a_variable_opens_is_listed_and_refused_when_strict(String variable) throws Exception {
        String opens = variable.equals("JDK_JAVA_OPTIONS")
                ? "--add-opens=java.base/java.lang=ALL-UNNAMED"
                : "-Dcom.sun.management.jmxremote.authenticate=true";
        String power = variable.equals("JDK_JAVA_OPTIONS") ? "opens" : "remote-management";
        Threats threats = Threats.in(folder).flags(ForkedJvm.hardened()).environment(variable, opens);
        ForkedJvm.Outcome refused = threats.configured("hardening: strict\n").start(Early.class);
        assertThat(refused.exitCode()).as(refused::transcript).isEqualTo(78);
        assertThat(String.join("\n", refused.err())).contains(power + " is open");
        threats.configured("hardening: report\n").start(Early.class);
        assertThat(Files.readAllLines(folder.resolve("log/hardening.json")))
                .anyMatch(line -> line.contains("\"" + power + "\"") && line.contains("\"open\""))
                .anyMatch(line -> line.contains("\"variables\"") && line.contains(variable));
        assertThat(threats.records("decision"))
                .isNotEmpty()
                .allSatisfy(decision ->
                        assertThat(decision.at("/point/hardening").asText()).contains("open"));
    }

    @ParameterizedTest
    @Shows(Verdict.REFUSED_AT_START)
    @ValueSource(strings = {"-Xverify:none", "-Xbootclasspath/a:nowhere.jar", "--patch-module=java.base=nowhere"})
    void config_2_a_flag_of_an_argument_file_that_weakens_the_jvm(String flag) throws Exception {
        Path file = Files.writeString(folder.resolve("arguments"), flag + "\n");
        ForkedJvm.Outcome outcome = Threats.in(folder)
                .configured("hardening: strict\n")
                .flags(ForkedJvm.hardened())
                .flags("@" + file)
                .start(Early.class);
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
    }

    @Test
    void config_3_a_policy_that_is_half_written_or_gone_leaves_the_last_good_one() throws Exception {
        assertThat(reloaded.out()).as(reloaded::transcript).contains("half-written refused", "gone refused");
        assertThat(reloads.records("policyChange"))
                .as("the half-written one is in the log, with what is wrong with it")
                .filteredOn(change -> change.path("outcome").asText().equals("rejected"))
                .extracting(change -> change.path("finding").asText())
                .singleElement()
                .asString()
                .contains("end of the text");
    }

    @Test
    @Shows({Verdict.EVIDENT, Verdict.NOT_BUILT})
    void config_3_a_policy_that_is_swapped_or_rolled_back_is_recorded_by_its_digest() throws Exception {
        assertThat(reloaded.out())
                .as(reloaded::transcript)
                .contains("permitting opened", "rolled back refused", "linked opened");
        List<JsonNode> changes = reloads.records("policyChange").stream()
                .filter(change -> change.path("outcome").asText().equals("accepted"))
                .toList();
        assertThat(changes)
                .as("at the start, permitting, rolled back, gone, linked")
                .hasSize(5);
        assertThat(changes.get(2).path("new")).isEqualTo(changes.get(0).path("new"));
        assertThat(Documents.threatModel()).contains("Policies are not signed");
    }

    @Test
    void toctou_3_the_policies_that_a_record_cites_are_those_that_decided() throws Exception {
        Map<String, String> results = new HashMap<>();
        List<JsonNode> decisions = reloads.records("decision").stream()
                .filter(decision -> decision.at("/action/target").asText().equals("Attack::\"under load\""))
                .toList();
        for (JsonNode decision : decisions) {
            String policies = decision.at("/policy/resources").toString();
            String result = decision.path("result").asText();
            assertThat(results.computeIfAbsent(policies, first -> result)).isEqualTo(result);
        }
        assertThat(results.values()).contains("allow", "deny");
    }
}
