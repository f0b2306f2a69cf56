// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;

/** Pays often enough, in every way that a call ends, that whatever is begun for the first call or the hundredth is begun. */
public final class PaysOften {

    private static final int TIMES = 200;

    private PaysOften() {}

    /** Its initialisation tells a log of the JVM when the calls begin. */
    static final class Begin {
        static final long ALLOWED = Long.parseLong("10");

        private Begin() {}
    }

    /** Prints how many calls were refused. */
    public static void main(String[] arguments) throws Exception {
        // What is bound, and the exception, are the application's; they have their first time here.
        Bylaw.as(Principal.of("Agent", "payer")).run(Thread::onSpinWait);
        int[] refused = new int[1];
        Thread thread = new Thread(() -> {
            long allowed = Begin.ALLOWED;
            Bylaw.as(Principal.of("Agent", "payer")).run(() -> pay(refused, allowed, 9_000));
            pay(refused, allowed);
        });
        thread.start();
        thread.join();
        System.out.println("refused " + refused[0]);
    }

    private static void pay(int[] refused, long... amounts) {
        for (int i = 0; i < TIMES; i++) {
            for (long amount : amounts) {
                try {
                    new Till().pay("p", amount);
                } catch (SecurityException refusal) {
                    refused[0]++;
                }
            }
        }
    }
}
