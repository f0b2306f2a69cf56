// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.value.EntityUid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static Limits time(Duration time) {
        return new Limits(Optional.of(time), OptionalInt.empty(), Optional.empty());
    }

    private static Limits calls(int most) {
        return new Limits(Optional.empty(), OptionalInt.of(most), Optional.empty());
    }

    private static Limits only(String... actions) {
        return new Limits(Optional.empty(), OptionalInt.empty(), Optional.of(Set.of(actions)));
    }

    private static EntityUid action(String name) {
        return EntityUid.of("Action", name);
    }

    private static int taken(Terms terms, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += terms.take() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void without_limits_everything_goes_for_ever() {
        assertThat(Terms.NONE.areOver()).isFalse();
        assertThat(Terms.NONE.cover(action("refund"))).isTrue();
        assertThat(taken(Terms.NONE, 100)).isEqualTo(100);
    }

    @Test
    void a_limit_is_used_up() {
        assertThat(taken(Terms.NONE.and(calls(3)), 5)).isEqualTo(3);
    }

    @Test
    void what_a_child_takes_is_taken_from_its_parent() {
        Terms parent = Terms.NONE.and(calls(5));
        assertThat(taken(parent.and(calls(3)), 10)).isEqualTo(3);
        assertThat(taken(parent.and(calls(100)), 10)).isEqualTo(2);
        assertThat(taken(parent, 10)).isZero();
    }

    @Test
    void what_a_parent_refuses_is_not_taken_from_the_child() {
        Terms parent = Terms.NONE.and(calls(1));
        Terms child = parent.and(calls(2));
        assertThat(taken(parent, 1)).isEqualTo(1);
        assertThat(taken(child, 3)).isZero();
        assertThat(child.narrow(parent)).isTrue();
    }

    @Test
    void sixty_four_threads_share_one_limit() throws InterruptedException {
        Terms parent = Terms.NONE.and(calls(1_000));
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Terms mine = i % 2 == 0 ? parent : parent.and(calls(700));
            threads.add(new Thread(() -> taken.addAndGet(taken(mine, 100))));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(taken).hasValue(1_000);
    }

    @Test
    void time_that_is_over_stays_over_whatever_a_child_asks_for() {
        Terms over = Terms.NONE.and(time(Duration.ZERO));
        assertThat(over.areOver()).isTrue();
        assertThat(over.and(time(Duration.ofDays(1))).areOver()).isTrue();
    }

    @Test
    void a_child_may_end_sooner_and_centuries_are_no_trouble() {
        Terms parent = Terms.NONE.and(time(Duration.ofDays(400_000)));
        assertThat(parent.areOver()).isFalse();
        assertThat(parent.and(time(Duration.ZERO)).areOver()).isTrue();
        assertThat(parent.and(time(Duration.ofHours(1))).narrow(parent)).isTrue();
        assertThat(parent.narrow(parent.and(time(Duration.ofHours(1))))).isFalse();
    }

    @Test
    void actions_are_those_that_parent_and_child_have_in_common() {
        Terms child = Terms.NONE.and(only("read", "refund")).and(only("refund", "delete"));
        assertThat(child.cover(action("refund"))).isTrue();
        assertThat(child.cover(action("read"))).isFalse();
        assertThat(child.cover(action("delete"))).isFalse();
    }

    @Test
    void limits_narrow_what_has_none_and_not_the_reverse() {
        for (Limits limits : List.of(time(Duration.ofHours(1)), calls(5), only("read"))) {
            Terms limited = Terms.NONE.and(limits);
            assertThat(limited.narrow(Terms.NONE)).isTrue();
            assertThat(Terms.NONE.narrow(limited)).isFalse();
            assertThat(limited.narrow(limited)).isTrue();
        }
    }
}
