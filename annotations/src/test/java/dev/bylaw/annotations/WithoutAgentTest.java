// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WithoutAgentTest {

    private static final Principal ALICE = Principal.of("User", "alice");

    @Test
    void a_binding_runs_its_body_unchanged() throws Exception {
        assertThat(Bylaw.as(ALICE).inSession("s-1").call(() -> "result")).isEqualTo("result");
        AtomicBoolean ran = new AtomicBoolean();
        Bylaw.delegate(ALICE).run(() -> ran.set(true));
        assertThat(ran).isTrue();
    }

    @Test
    void an_exception_of_the_body_passes_through() {
        assertThatThrownBy(() -> Bylaw.as(ALICE).call(() -> {
                    throw new IOException("mine");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("mine");
    }

    @Test
    void nobody_is_bound_and_wrapping_changes_nothing() throws Exception {
        assertThat(Bylaw.current().chain()).isEmpty();
        assertThat(Bylaw.current().principal()).isEmpty();
        assertThat(Bylaw.current().session()).isEmpty();
        assertThat(Bylaw.current().wrap(() -> 7).call()).isEqualTo(7);
    }

    @Test
    void only_the_demand_for_enforcement_fails() {
        assertThatThrownBy(Bylaw::requireEnforced)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-javaagent:bylaw.jar");
    }

    @Test
    void a_refusal_has_no_cause_and_no_stack_trace() {
        ActionDeniedException refusal = new ActionDeniedException("no", "01J", List.of("limit"), "finance lead");
        assertThat(refusal)
                .isInstanceOf(SecurityException.class)
                .hasMessage("no")
                .hasNoCause();
        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal.approval()).contains("finance lead");
        assertThat(new ActionDeniedException("no", "", List.of(), null).approval())
                .isEmpty();
    }

    @Test
    void limits_change_nothing_either_and_those_that_mean_nothing_are_refused() throws Exception {
        Binding binding = Bylaw.delegate(ALICE);
        assertThat(binding.within(Duration.ofDays(200_000))
                        .limit(1)
                        .only("read")
                        .inSession("s")
                        .call(() -> "result"))
                .isEqualTo("result");
        assertThatThrownBy(() -> binding.within(Duration.ZERO)).hasMessageContaining("a time above zero");
        assertThatThrownBy(() -> binding.limit(0)).hasMessageContaining("at least one call, and not 0");
        assertThatThrownBy(binding::only).hasMessageContaining("at least one action");
    }
}
