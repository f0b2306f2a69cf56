// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final Meters meters = new Meters();

    @Test
    void what_is_the_same_is_counted_together() {
        meters.count(decision("pay", List.of("limit")), 10);
        meters.count(decision("pay", new ArrayList<>(List.of("limit"))), 32);

        assertThat(meters.inOrder()).singleElement().satisfies(meter -> {
            assertThat(meter.decisions().sum()).isEqualTo(2);
            assertThat(meter.nanos().sum()).isEqualTo(42);
        });
    }

    @Test
    void another_policy_is_another_meter() {
        meters.count(decision("pay", List.of("limit")), 1);
        meters.count(decision("pay", List.of("limit", "frozen")), 1);

        assertThat(meters.inOrder()).hasSize(2);
    }

    @Test
    void names_without_end_are_counted_under_other_and_lose_nothing() {
        int calls = 3 * Meters.MOST;
        for (int i = 0; i < calls; i++) {
            meters.count(decision("tool " + i, List.of("any")), 1);
        }

        assertThat(meters.inOrder()).hasSize(Meters.MOST + 1);
        assertThat(meters.inOrder().get(Meters.MOST).key())
                .isEqualTo(new Meters.Key("deny", "enforce", "other", List.of("other")));
        assertThat(meters.inOrder().stream()
                        .mapToLong(meter -> meter.decisions().sum())
                        .sum())
                .isEqualTo(calls);
    }

    @Test
    void agents_and_sessions_make_no_meter_of_their_own() {
        meters.count(new Observed("allow", "enforce", null, List.of("p"), "pay", false, "a", "s1"), 1);
        meters.count(new Observed("allow", "enforce", null, List.of("p"), "pay", false, "b", "s2"), 1);

        assertThat(meters.inOrder()).hasSize(1);
    }

    private static Observed decision(String action, List<String> policies) {
        return new Observed("deny", "enforce", "policy", policies, action, true, "payer", "c-1");
    }
}
