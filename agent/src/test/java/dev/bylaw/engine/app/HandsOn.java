// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.ActionDeniedException;
import dev.bylaw.annotations.Binding;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.time.Duration;

/** A user's work, handed on to agents that may pay. Prints what became of each try. */
public final class HandsOn {

    private static final Principal ALICE = Principal.of("User", "alice");

    private final Till till = new Till();

    private HandsOn() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        HandsOn work = new HandsOn();
        Bylaw.as(ALICE).inSession("s-1").call(() -> {
            work.attempt("payer", Bylaw.delegate(agent("payer")));
            work.attempt("stranger", Bylaw.delegate(agent("stranger")));
            work.attempt("alice", Bylaw.as(ALICE));
            Bylaw.delegate(agent("payer")).limit(1).within(Duration.ofHours(1)).run(() -> {
                work.onAnotherThread("first");
                work.onAnotherThread("second");
                work.attempt("loop", Bylaw.delegate(agent("payer")));
            });
            Bylaw.delegate(agent("payer")).only("read").run(() -> work.attempt("task", Bylaw.as(agent("payer"))));
            return null;
        });
    }

    private static Principal agent(String name) {
        return Principal.of("Agent", name);
    }

    private void attempt(String what, Binding binding) {
        try {
            binding.run(() -> till.pay("m1", 10));
            System.out.println(what + " paid");
        } catch (ActionDeniedException refused) {
            System.out.println(what + " refused " + refused.policyIds());
        }
    }

    private void onAnotherThread(String what) {
        Thread thread = new Thread(Bylaw.current().wrap(() -> attempt(what, Bylaw.as(agent("payer")))));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException early) {
            throw new IllegalStateException(early);
        }
    }
}
