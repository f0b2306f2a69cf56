// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.Pays;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadIT {

    @TempDir
    Path folder;

    private String copy(String from) {
        return "copy:" + folder.resolve(from) + ">" + folder.resolve("policies/pay.cedar");
    }

    @Test
    void a_change_takes_effect_and_a_mistake_leaves_the_last_good_policies_in_force() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("none.cedar", "@id(\"nothing\") forbid (principal, action, resource);\n");
        workplace.write("wrong.cedar", "permit (principal, action);\n");
        workplace.write("good.cedar", Workplace.POLICIES);
        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .run(
                        Pays.class,
                        "10",
                        copy("none.cedar"),
                        "until-refused:10",
                        copy("wrong.cedar"),
                        "stay-refused:10",
                        copy("good.cedar"),
                        "until-paid:10");
        assertThat(outcome.out())
                .as(outcome.transcript())
                .containsExactly("paid 10", "refused 10", "stayed", "paid 10");
        assertThat(String.join("\n", outcome.err()))
                .contains("policies reloaded: 1.")
                .contains("policies were not reloaded; the ones in force stay:")
                .contains("policies/pay.cedar:1:");

        List<JsonNode> changes = workplace.records("policyChange");
        assertThat(changes)
                .extracting(change -> change.path("outcome").asText())
                .containsExactly("accepted", "accepted", "rejected", "accepted");
        assertThat(changes.get(2).path("finding").asText()).contains("pay.cedar:1:");
        assertThat(changes.get(1).path("old")).isEqualTo(changes.get(0).path("new"));
        assertThat(changes.get(3).path("new")).isEqualTo(changes.get(0).path("new"));
    }

    @Test
    void every_decision_cites_the_policies_that_made_it() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("none.cedar", "@id(\"nothing\") forbid (principal, action, resource);\n");
        workplace.jvm().run(Pays.class, "10", copy("none.cedar"), "until-refused:10");
        List<JsonNode> changes = workplace.records("policyChange");
        for (JsonNode decision : workplace.records("decision")) {
            boolean forbidden = decision.at("/policy/determining/0").asText().equals("nothing");
            assertThat(decision.at("/policy/resources"))
                    .isEqualTo(changes.get(forbidden ? 1 : 0).path("new"));
        }
    }
}
