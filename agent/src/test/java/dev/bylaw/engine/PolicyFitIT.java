// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.Pays;
import dev.bylaw.engine.app.PaysLate;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies are checked against the methods that are known: at the start, when methods appear, and at each reload. */
class PolicyFitIT {

    private static final String PERMIT =
            "@id(\"payers\") permit (principal == Agent::\"payer\", action == Action::\"pay\", resource is Road);\n";

    @TempDir
    Path folder;

    private Workplace workplace;

    @BeforeEach
    void begin() throws Exception {
        workplace = Workplace.in(folder);
    }

    private String err(ForkedJvm.Outcome outcome) {
        return String.join("\n", outcome.err()).replace(folder + "/", "");
    }

    private void policies(String condition) throws Exception {
        workplace.write(
                "policies/pay.cedar",
                PERMIT + "@id(\"limit\") forbid (principal, action == Action::\"pay\", resource)\nwhen { " + condition
                        + " };\n");
    }

    private void refuses(String condition, String expected) throws Exception {
        policies(condition);
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
        assertThat(err(outcome)).startsWith("bylaw: refused to start: " + expected);
    }

    @Test
    void a_misspelt_parameter_refuses_the_start_and_says_which_one_was_meant() throws Exception {
        refuses("context.input.amont > 5000", """
                policies/pay.cedar:3:22: error: action "pay" has no input "amont"
                  3 | when { context.input.amont > 5000 };
                    |                      ^^^^^ did you mean "amount" (long, from Till.pay)?""");
    }

    @Test
    void a_comparison_of_two_types_refuses_the_start() throws Exception {
        refuses(
                "context.input.amount == \"5000\"",
                "policies/pay.cedar:3:8: error: both sides of == must have one type");
    }

    @Test
    void a_rule_that_can_never_match_refuses_the_start() throws Exception {
        refuses("resource is Street", "policies/pay.cedar:2:1: error: this policy never applies");
    }

    @Test
    void an_action_that_nobody_has_is_a_warning_that_names_the_nearest() throws Exception {
        workplace.write(
                "policies/more.cedar",
                "forbid (principal, action == Action::\"pays\", resource) when { context.input.x };");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("paid 10");
        assertThat(err(outcome))
                .contains("policies/more.cedar:1:30: warning: no governed method that is known has the action \"pays\"")
                .contains("did you mean \"pay\" (Till.pay)?");
    }

    @Test
    void observe_mode_says_what_would_refuse_the_start_and_goes_on() throws Exception {
        workplace.write("bylaw.yaml", "mode: observe\npolicies: policies\naudit: {dir: log}\n");
        policies("context.input.amont > 5000");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("paid 10");
        assertThat(err(outcome))
                .contains("in enforce mode would refuse the start")
                .contains("policies/pay.cedar:3:22: error: action \"pay\" has no input \"amont\"");
    }

    @Test
    void entities_and_policies_are_checked_against_a_schema_of_ones_own() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\nschema: app.cedarschema\naudit: {dir: log}\n");
        workplace.write("app.cedarschema", "entity Agent;\n");
        assertThat(workplace.jvm().run(Pays.class, "10").out()).containsExactly("paid 10");
        workplace.write("app.cedarschema", "entity Robot;\n");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(err(outcome)).contains("policies/pay.cedar:1:").contains("entity type Agent is not in the schema");
    }

    @Test
    void a_method_that_appears_later_and_does_not_fit_refuses_every_call_and_is_told_and_recorded() throws Exception {
        ForkedJvm.Outcome outcome = workplace.jvm().run(PaysLate.class, "String");
        assertThat(outcome.out())
                .as(outcome.transcript())
                .containsExactly("Refused: " + RefusalText.MISMATCH, "Refused: " + RefusalText.MISMATCH, "paid 20");
        assertThat(err(outcome))
                .containsOnlyOnce("made.Late#pay(java.lang.String, java.lang.String) refuses every call")
                .contains("policies/pay.cedar:3:8: error: expected Long, and this is String")
                .contains("context.input.amount is String, from Late.pay");
        assertThat(workplace.records("decision"))
                .extracting(decision -> decision.path("result").asText() + " "
                        + decision.path("code").asText())
                .containsExactly("deny policy-mismatch", "deny policy-mismatch", "allow ");
        assertThat(workplace.records("coverage"))
                .anySatisfy(coverage -> assertThat(coverage.toString()).contains("policies do not fit"));
    }

    @Test
    void a_method_that_appears_later_and_fits_is_governed_like_any_other() throws Exception {
        ForkedJvm.Outcome outcome = workplace.jvm().run(PaysLate.class, "long");
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("late paid 10", "late paid 10", "paid 20");
        assertThat(outcome.err()).hasSize(1);
    }

    @Test
    void a_reload_that_does_not_fit_is_refused_and_the_last_good_policies_stay() throws Exception {
        workplace.write("none.cedar", "@id(\"nothing\") forbid (principal, action, resource);\n");
        workplace.write("wrong.cedar", PERMIT.replace(";", " when { context.input.amont < 5 };"));
        workplace.write("good.cedar", Workplace.POLICIES);
        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .run(
                        Pays.class,
                        copy("none.cedar"),
                        "until-refused:10",
                        copy("wrong.cedar"),
                        "stay-refused:10",
                        copy("good.cedar"),
                        "until-paid:10");
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("refused 10", "stayed", "paid 10");
        assertThat(err(outcome))
                .contains("policies were not reloaded; the ones in force stay:\npolicies/pay.cedar:1:")
                .contains("did you mean \"amount\" (long, from Till.pay)?");
        List<JsonNode> changes = workplace.records("policyChange");
        assertThat(changes)
                .extracting(change -> change.path("outcome").asText())
                .containsExactly("accepted", "accepted", "rejected", "accepted");
        assertThat(changes.get(2).path("finding").asText()).contains("has no input \"amont\"");
    }

    private String copy(String from) {
        return "copy:" + folder.resolve(from) + ">" + folder.resolve("policies/pay.cedar");
    }
}
