// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.testapp.TestApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ScenarioTest {

    @TempDir
    Path exports;

    @Test
    void without_the_enforcer_everything_that_is_attempted_happens() throws IOException {
        List<Outcome> outcomes;
        try (ConfigurableApplicationContext service =
                SpringApplication.run(TestApp.class, "--server.port=0", "--testapp.exports=" + exports)) {
            outcomes = ScenarioRun.play(service, exports);
        }

        assertThat(outcomes).hasSameSizeAs(Steps.all()).noneMatch(Outcome::enforced);
        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(outcome.held()).as(outcome.toString()).isTrue());
    }

    @Test
    void every_step_has_a_name_of_its_own() {
        assertThat(Steps.all()).extracting(Step::name).doesNotHaveDuplicates();
    }

    @Test
    void what_the_enforcer_must_prevent_does_happen_without_it() {
        assertThat(Steps.all())
                .filteredOn(step -> step.enforced().reads().contains("Refused"))
                .hasSizeGreaterThan(10)
                .allSatisfy(step -> assertThat(step.unenforced().effects()).isNotEmpty());
    }

    @Test
    void an_effect_that_nobody_expected_fails_the_step() {
        Step step = Steps.all().get(0);

        assertThat(Outcome.of(step, true, List.of(), "Ada Byron").held()).isTrue();
        assertThat(Outcome.of(step, true, List.of("deleted customer c-1"), "Ada Byron")
                        .held())
                .isFalse();
        assertThat(Outcome.of(step, true, List.of(), "somebody else").held()).isFalse();
    }
}
