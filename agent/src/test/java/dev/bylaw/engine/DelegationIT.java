// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.HandsOn;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identity API, as an application has it, under the shipped agent. */
class DelegationIT {

    @TempDir
    Path folder;

    @Test
    void work_is_handed_on_within_policies_and_limits_and_all_of_it_is_recorded() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/pay.cedar", """
                @id("pay") permit (principal, action == Action::"pay", resource is Road);
                @id("hand-on") permit (principal is User, action == Action::"delegate", resource is Agent);
                @id("known") forbid (principal, action == Action::"delegate", resource == Agent::"stranger");
                """);
        ForkedJvm.Outcome outcome = workplace.jvm().run(HandsOn.class);
        assertThat(outcome.out())
                .as(outcome.transcript())
                .containsExactly(
                        "payer paid",
                        "stranger refused [known]",
                        "alice paid",
                        "first paid",
                        "second refused []",
                        "loop refused []",
                        "task refused []");

        List<JsonNode> decisions = workplace.records("decision");
        assertThat(decisions)
                .extracting(each -> each.at("/action/name").asText() + " "
                        + each.path("code").asText("allowed") + " "
                        + each.at("/actor/agent").asText())
                .containsExactly(
                        "delegate allowed User::\"alice\"",
                        "pay allowed Agent::\"payer\"",
                        "delegate policy User::\"alice\"",
                        "pay allowed User::\"alice\"",
                        "delegate allowed User::\"alice\"",
                        "pay allowed Agent::\"payer\"",
                        "pay budget Agent::\"payer\"",
                        "delegate delegation-loop Agent::\"payer\"",
                        "delegate allowed User::\"alice\"",
                        "pay task Agent::\"payer\"");
        assertThat(decisions.get(1).at("/actor/sources"))
                .hasSize(2)
                .allSatisfy(source -> assertThat(source.asText()).isEqualTo("api"));
        assertThat(workplace.records("execution"))
                .extracting(each -> each.path("outcome").asText())
                .containsExactly("completed", "completed", "completed", "completed", "completed", "completed");
    }
}
