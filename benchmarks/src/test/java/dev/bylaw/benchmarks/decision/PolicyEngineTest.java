// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Rule;
import dev.bylaw.benchmarks.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison of engines means something only if they do the same work. */
class PolicyEngineTest {

    private static final Scenario SCENARIO = Scenario.of(120);

    @ParameterizedTest
    @EnumSource
    void every_engine_allows_what_is_to_be_allowed_and_denies_what_is_to_be_denied(PolicyEngine.Kind kind)
            throws Exception {
        PolicyEngine engine = kind.load(SCENARIO);
        assertThat(engine.ask(SCENARIO.allowed()).isAllowed()).isTrue();
        assertThat(engine.ask(SCENARIO.denied()).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void every_engine_gives_the_same_answers_to_all_transfers_of_mixed_traffic(PolicyEngine.Kind kind)
            throws Exception {
        assertSameAnswers(
                kind,
                SCENARIO.mixed().stream().filter(PolicyEngineTest::isTransfer).toList());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HAND_WRITTEN", "SPRING_PRE_AUTHORIZE"})
    void every_engine_with_a_policy_language_gives_the_same_answers_to_mixed_traffic(PolicyEngine.Kind kind)
            throws Exception {
        assertSameAnswers(kind, SCENARIO.mixed());
    }

    @Test
    void mixed_traffic_is_allowed_often_and_denied_often() throws Exception {
        PolicyEngine engine = BylawEngine.interpreter(SCENARIO);
        int allowed = 0;
        for (Call call : SCENARIO.mixed()) {
            allowed += engine.ask(call).isAllowed() ? 1 : 0;
        }
        assertThat(allowed).isBetween(16, SCENARIO.mixed().size() - 16);
    }

    @ParameterizedTest
    @EnumSource(names = {"HAND_WRITTEN", "SPRING_PRE_AUTHORIZE"})
    void an_engine_with_rules_for_transfers_alone_does_not_pretend_to_answer_other_questions(PolicyEngine.Kind kind)
            throws Exception {
        Call other = SCENARIO.mixed().stream()
                .filter(call -> !isTransfer(call))
                .findFirst()
                .orElseThrow();
        PolicyEngine engine = kind.load(SCENARIO);
        assertThatThrownBy(() -> engine.ask(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void three_rules_apply_to_a_transfer_however_many_there_are() {
        for (int policies : new int[] {3, 50, 500}) {
            List<Rule> rules = Scenario.of(policies).rules();
            assertThat(rules).hasSize(policies);
            assertThat(rules)
                    .filteredOn(rule -> rule.action().equals(Scenario.TRANSFER))
                    .hasSize(3);
        }
    }

    private static boolean isTransfer(Call call) {
        return call.action().equals(Scenario.TRANSFER);
    }

    private static void assertSameAnswers(PolicyEngine.Kind kind, List<Call> calls) throws Exception {
        PolicyEngine engine = kind.load(SCENARIO);
        PolicyEngine definition = BylawEngine.interpreter(SCENARIO);
        assertThat(calls).isNotEmpty();
        for (Call call : calls) {
            boolean expected = definition.ask(call).isAllowed();
            assertThat(engine.ask(call).isAllowed()).as(call.toString()).isEqualTo(expected);
        }
    }
}
