// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.ActionDeniedException;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Principal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** APPR and FLOW: approvals that nobody gave, and sequences of calls. The intruder may weigh, and pay with approval. */
final class FlowAttacks {

    private static final int FLOOD = 300;
    private static final Principal INTRUDER = Principal.of("Agent", "intruder");

    /** The inverse of paying. */
    public static final class Refunds {
        @GovernedAction(value = "refund", resource = "Attack::{attack}")
        void refund(String attack) {
            Vault.effect(attack);
        }
    }

    private final Clerk clerk = new Clerk();

    private ActionDeniedException asked(String attack, double amount) {
        try {
            clerk.pay(attack, amount);
            throw new IllegalStateException("it was paid");
        } catch (ActionDeniedException refused) {
            return refused;
        }
    }

    void appr_1_asking_and_then_asking_for_something_else(Attempt attempt) {
        ActionDeniedException refused = asked("asked", 10);
        attempt.holds("it says whose approval would help", refused.approval().equals(java.util.Optional.of("lead")));
        attempt.go(() -> clerk.pay(attempt.id, 10));
        attempt.go(() -> clerk.pay(attempt.id, 1_000_000));
    }

    void appr_2_approving_ones_own_request(Attempt attempt) {
        ActionDeniedException refused = asked("asked", 10);
        attempt.go(() -> Bylaw.delegate(Principal.of("Agent", "lead")).run(() -> clerk.pay(attempt.id, 10)));
        attempt.go(() -> Bylaw.as(Principal.of("Role", "lead")).run(() -> clerk.pay(attempt.id, 10)));
        attempt.go(() -> Bylaw.as(Principal.of("Agent", "lead"))
                .inSession(refused.decisionId())
                .run(() -> clerk.pay(attempt.id, 10)));
        attempt.go(() -> {
            var approval = ActionDeniedException.class.getDeclaredField("approval");
            approval.setAccessible(true);
            approval.set(refused, null);
            clerk.pay(attempt.id, 10);
        });
    }

    void appr_3_a_flood_of_requests(Attempt attempt) {
        attempt.go(FLOOD, () -> clerk.pay(attempt.id, 10));
    }

    void flow_1_one_limit_for_threads_and_sub_agents(Attempt attempt) throws Exception {
        Bylaw.as(INTRUDER).limit(10).call(() -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                threads.add(new Thread(Bylaw.current().wrap(() -> weighAndIgnore("spent by many"))));
            }
            for (Thread thread : threads) {
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            attempt.holds("ten of 64 had an effect", Vault.effects("spent by many") == 10);
            for (int i = 0; i < 10; i++) {
                Principal fresh = Principal.of("Agent", "fresh-" + i);
                attempt.go(() -> Bylaw.delegate(fresh).limit(1_000).run(() -> weigh(attempt.id)));
            }
            attempt.go(() -> Bylaw.as(INTRUDER).limit(1_000).run(() -> weigh(attempt.id)));
            attempt.go(() -> weigh(attempt.id));
            return null;
        });
    }

    void flow_1_time_and_task_that_a_child_would_widen(Attempt attempt) throws Exception {
        Bylaw.as(INTRUDER).within(Duration.ofNanos(1)).call(() -> {
            attempt.go(() -> weigh(attempt.id));
            attempt.go(() -> Bylaw.as(INTRUDER).within(Duration.ofDays(1)).run(() -> weigh(attempt.id)));
            return null;
        });
        Bylaw.as(INTRUDER).only("remit").call(() -> {
            attempt.go(() -> weigh(attempt.id));
            attempt.go(() -> Bylaw.as(INTRUDER).only("weigh").run(() -> weigh(attempt.id)));
            return null;
        });
    }

    private void weigh(String attack) {
        clerk.weigh(attack, BigInteger.ONE, List.of());
    }

    private void weighAndIgnore(String attack) {
        try {
            weigh(attack);
        } catch (SecurityException refused) {
            // What took effect is counted.
        }
    }

    void flow_2_many_calls_below_every_limit_on_one_call(Attempt attempt) throws Exception {
        Bylaw.as(INTRUDER).limit(5).call(() -> {
            for (int i = 0; i < 5; i++) {
                weigh("five");
            }
            attempt.holds("five were allowed", Vault.effects("five") == 5);
            attempt.go(95, () -> weigh(attempt.id));
            return null;
        });
    }

    void flow_2_a_batch_with_one_forbidden_element(Attempt attempt) {
        List<String> batch = new ArrayList<>(Collections.nCopies(99, "fine"));
        batch.add("forbidden");
        attempt.go(() -> clerk.weigh(attempt.id, BigInteger.ONE, batch));
    }

    void flow_3_the_inverse_that_is_governed_too(Attempt attempt) {
        attempt.go(() -> new Refunds().refund(attempt.id));
    }
}
