// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpentTest {

    @Test
    void cpu_time_is_user_and_system_time_together() {
        assertThat(Spent.parse("0.048 0.012 0.055\n")).isEqualTo(new Spent(60, 55));
    }

    @Test
    void the_output_of_a_process_is_not_taken_for_its_times() throws Exception {
        Spent spent = Spent.running(List.of("bash", "-c", "echo 1 2 3; echo 4 5 6 >&2"));
        assertThat(spent.cpu()).isLessThan(4_000);
    }

    @Test
    void a_process_that_fails_is_no_measurement() {
        assertThatThrownBy(() -> Spent.running(List.of("bash", "-c", "echo no such file; exit 3")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("status 3")
                .hasMessageContaining("no such file");
    }

    @Test
    void the_median_of_an_even_number_of_runs_lies_between_the_two_in_the_middle() {
        assertThat(StartUp.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(StartUp.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
    }
}
