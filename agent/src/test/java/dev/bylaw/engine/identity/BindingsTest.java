// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.policy.value.EntityUid;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BindingsTest {

    private static final String[] ALICE = {"User", "alice"};
    private static final String[] SUPPORT = {"Agent", "support"};

    private final Bindings bindings = new Bindings(null, () -> {});

    private static final HandOver ANYWAY = (from, to) -> from.to(to, Source.API);

    private Object open(String[] chain, String session) {
        return bindings.open(Opening.of(chain, session), ANYWAY);
    }

    private String chain() {
        Chain chain = bindings.chain();
        return chain == null ? "nobody" : chain.members().toString();
    }

    @Test
    void nothing_is_bound_at_first() {
        assertThat(chain()).isEqualTo("nobody");
    }

    @Test
    void a_scope_binds_until_it_is_closed() {
        Object scope = open(ALICE, "s-1");
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
        assertThat(bindings.chain().session()).isEqualTo("s-1");
        bindings.close(scope);
        assertThat(chain()).isEqualTo("nobody");
    }

    @Test
    void opening_inside_a_binding_appends_and_keeps_the_session() {
        Object outer = open(ALICE, "s-1");
        Object inner = open(SUPPORT, null);
        assertThat(chain()).isEqualTo("[User::\"alice\", Agent::\"support\"]");
        assertThat(bindings.chain().session()).isEqualTo("s-1");
        assertThat(bindings.chain().above(1)).hasToString("[User::\"alice\"]");
        bindings.close(inner);
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
        bindings.close(outer);
    }

    @Test
    void the_default_acts_only_where_nothing_is_bound_and_is_no_part_of_a_chain() {
        Bindings withDefault = new Bindings(Chain.of(EntityUid.of("Agent", "batch"), Source.DEFAULT), () -> {});
        assertThat(withDefault.chain().acting()).hasToString("Agent::\"batch\"");
        Object scope = withDefault.open(Opening.of(ALICE, null), ANYWAY);
        assertThat(withDefault.chain().members()).hasToString("[User::\"alice\"]");
        withDefault.close(scope);
        assertThat(withDefault.chain().acting()).hasToString("Agent::\"batch\"");
    }

    @Test
    void a_new_thread_inherits_nothing() throws InterruptedException {
        Object scope = open(ALICE, null);
        AtomicReference<String> seen = new AtomicReference<>();
        Thread thread = new Thread(() -> seen.set(chain()));
        thread.start();
        thread.join();
        bindings.close(scope);
        assertThat(seen).hasValue("nobody");
    }

    @Test
    void a_carried_chain_replaces_what_is_bound_and_is_put_back() {
        Object alice = open(ALICE, null);
        Object captured = bindings.carry(bindings.capture());
        bindings.close(alice);
        Object support = open(SUPPORT, null);
        Object resumed = bindings.resume(captured);
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
        bindings.close(resumed);
        assertThat(chain()).isEqualTo("[Agent::\"support\"]");
        bindings.close(support);
    }

    @Test
    void a_captured_chain_is_carried_only_while_its_binding_lasts() {
        Object alice = open(ALICE, null);
        Object captured = bindings.capture();
        bindings.close(alice);
        assertThatThrownBy(() -> bindings.carry(captured))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void bindings_that_are_closed_out_of_order_have_all_ended() {
        Object outer = open(ALICE, null);
        open(SUPPORT, null);
        Object captured = bindings.capture();
        bindings.close(outer);
        assertThatThrownBy(() -> bindings.carry(captured)).hasMessageContaining("has ended");
    }

    @Test
    void a_chain_is_not_carried_where_more_members_are_bound_or_others() throws InterruptedException {
        Object alice = open(ALICE, null);
        Object captured = bindings.capture();
        Object support = open(SUPPORT, null);
        assertThatThrownBy(() -> bindings.carry(captured)).hasMessageContaining("nor narrower");
        Object narrower = bindings.capture();
        assertThat(bindings.carry(narrower)).isNotNull();
        AtomicReference<SecurityException> elsewhere = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            bindings.carry(captured);
            open(SUPPORT, null);
            try {
                bindings.carry(captured);
            } catch (SecurityException refused) {
                elsewhere.set(refused);
            }
        });
        thread.start();
        thread.join();
        assertThat(elsewhere.get()).isNotNull();
        bindings.close(support);
        bindings.close(alice);
    }

    @Test
    void resuming_nothing_leaves_nobody() {
        Object scope = open(ALICE, null);
        Object resumed = bindings.resume(null);
        assertThat(chain()).isEqualTo("nobody");
        bindings.close(resumed);
        bindings.close(scope);
    }

    @Test
    void closing_out_of_order_leaves_nobody() {
        Object outer = open(ALICE, null);
        open(SUPPORT, null);
        bindings.close(outer);
        assertThat(chain()).isEqualTo("nobody");
    }

    @Test
    void closing_on_another_thread_changes_nothing_here() throws InterruptedException {
        Object scope = open(ALICE, null);
        Thread thread = new Thread(() -> bindings.close(scope));
        thread.start();
        thread.join();
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
        bindings.close(scope);
    }

    @Test
    void whoever_acts_already_goes_on_acting() {
        open(ALICE, "s-1");
        open(ALICE, "s-2");
        assertThat(chain()).isEqualTo("[User::\"alice\"]");
        assertThat(bindings.chain().session()).isEqualTo("s-2");
    }

    @Test
    void handing_on_asks_with_the_chain_that_hands_on_and_in_the_new_session() {
        open(ALICE, "s-1");
        AtomicReference<String> asked = new AtomicReference<>();
        Opening wanted = Opening.of(new String[] {"Agent", "a", "Agent", "b"}, "s-2", true, Limits.NONE);
        bindings.open(wanted, (from, to) -> {
            asked.accumulateAndGet(from.members() + from.session() + to, (before, now) -> before + " " + now);
            return from.to(to, Source.FRAMEWORK);
        });
        assertThat(asked.get())
                .endsWith("[User::\"alice\"]s-2Agent::\"a\" [User::\"alice\", Agent::\"a\"]s-2Agent::\"b\"");
        assertThat(bindings.chain().recorded().sources()).containsExactly("api", "framework", "framework");
    }

    @Test
    void a_chain_without_end_is_refused() {
        Chain longest = Chain.of(EntityUid.of("Agent", "a"), Source.API);
        for (int i = 1; i < Chain.LONGEST; i++) {
            longest = longest.to(EntityUid.of("Agent", "a" + i), Source.API);
        }
        Chain full = longest;
        assertThatThrownBy(() -> full.to(EntityUid.of("Agent", "z"), Source.API))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a chain of 17 principals");
    }

    @Test
    void an_authority_without_the_limits_that_are_bound_is_not_carried() {
        open(ALICE, null);
        Object unlimited = bindings.capture();
        Limits few = new Limits(Optional.empty(), OptionalInt.of(3), Optional.empty());
        bindings.open(Opening.of(ALICE, null, false, few), ANYWAY);
        assertThatThrownBy(() -> bindings.carry(unlimited)).hasMessageContaining("nor narrower");
        assertThat(bindings.carry(bindings.capture())).isNotNull();
    }

    @Test
    void whoever_may_not_begin_a_chain_opens_nothing() {
        Bindings strict = new Bindings(null, () -> {
            throw new SecurityException("no");
        });
        assertThatThrownBy(() -> strict.mayOpen()).hasMessage("no");
    }

    @Test
    void only_what_was_captured_can_be_carried_and_only_what_was_carried_resumed() {
        assertThatThrownBy(() -> bindings.carry("User::\"root\"")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bindings.resume("User::\"root\"")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_description_names_session_and_members() {
        Object scope = open(new String[] {"User", "alice", "Agent", "support"}, "s-1");
        assertThat(bindings.describe(bindings.capture())).containsExactly("s-1", "User", "alice", "Agent", "support");
        assertThat(bindings.describe(null)).containsExactly((String) null);
        bindings.close(scope);
    }
}
