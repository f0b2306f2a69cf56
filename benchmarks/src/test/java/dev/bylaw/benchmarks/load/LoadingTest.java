// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadingTest {

    @ParameterizedTest
    @EnumSource
    void the_scenario_validates_and_is_decided_as_it_should_be(Loading.Engine engine) throws Exception {
        // It throws when it is not.
        Loading.main(new String[] {engine.name(), "200"});
    }

    @Test
    void a_line_says_what_a_stage_took_and_stages_add_up() {
        Stage both = Stage.parse("parse 10.5 4.0 20.0").and(Stage.parse("validate 1.5 1.0 2.0"));
        assertThat(both).isEqualTo(new Stage("all", 12, 5, 22));
    }
}
