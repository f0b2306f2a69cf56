// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** AUDIT: silencing whoever writes the log. */
final class AuditAttacks {

    private static final int CALLS = 1_000;
    private static final int ROUNDS = 20;

    private static void interruptOurs() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("bylaw")) {
                thread.interrupt();
            }
        }
    }

    void audit_2_calls_with_the_interrupt_flag_set(Attempt attempt) throws Exception {
        Thread keeper = new Thread(() -> FailureAttacks.asKeeper(() -> {
            for (int i = 0; i < CALLS; i++) {
                Thread.currentThread().interrupt();
                new Vault().open("flagged");
            }
        }));
        keeper.start();
        keeper.join();
        attempt.holds("each is allowed", Vault.effects("flagged") == CALLS);
        attempt.go(() -> {
            Thread.currentThread().interrupt();
            new Vault().open(attempt.id);
        });
        attempt.holds("the flag is still set", Thread.interrupted());
    }

    void audit_2_interrupting_the_threads_of_the_log(Attempt attempt) {
        for (int i = 0; i < ROUNDS; i++) {
            interruptOurs();
            attempt.go(() -> new Vault().open(attempt.id));
        }
    }

    void audit_3_logging_and_streams(Attempt attempt) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        LogManager.getLogManager().reset();
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        System.setErr(null);
        attempt.go(() -> new Vault().open(attempt.id));
        attempt.go(() -> new Clerk().file(attempt.id, "anything"));
        System.setErr(err);
        System.setOut(out);
    }
}
