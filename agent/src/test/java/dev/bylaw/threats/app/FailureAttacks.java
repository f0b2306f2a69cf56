// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Principal;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** FAIL: a check that is made to fail. */
final class FailureAttacks {

    private static final int AT_THE_EDGE = 200;
    private static final int CALLS = 200;
    private static final int STOPS = 50;

    /** Bodies that would swallow whatever is thrown in them. */
    public static class Swallowing {
        @GovernedAction(value = "open", resource = "Attack::{attack}")
        void all(String attack) {
            try {
                Vault.effect(attack);
            } catch (Throwable thrown) {
                Vault.effect(attack);
            } finally {
                Vault.effect(attack);
            }
        }

        @GovernedAction(value = "open", resource = "Attack::{attack}")
        void again(String attack) {
            while (true) {
                try {
                    Vault.effect(attack);
                    return;
                } catch (RuntimeException thrown) {
                    Vault.effect(attack);
                }
            }
        }
    }

    /** Goes down to the end of the stack, and calls on the way back up. */
    static final class Deep {
        private final Runnable call;
        private boolean down = true;
        private int left = AT_THE_EDGE;

        Deep(Runnable call) {
            this.call = call;
        }

        void go() {
            try {
                if (down) {
                    go();
                }
            } catch (StackOverflowError end) {
                down = false;
            }
            if (left-- > 0) {
                try {
                    call.run();
                } catch (SecurityException | StackOverflowError | LinkageError refused) {
                    // A class that was to be initialised here for the first time stays unusable; that is no effect.
                    return;
                }
            }
        }
    }

    static void asKeeper(Runnable body) {
        Bylaw.as(Principal.of("Agent", "keeper")).run(body);
    }

    void fail_1_bodies_that_catch_everything(Attempt attempt) {
        Swallowing swallowing = new Swallowing();
        attempt.go(() -> swallowing.all(attempt.id));
        attempt.go(() -> swallowing.again(attempt.id));
    }

    void fail_3_a_machine_that_is_overloaded(Attempt attempt) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread busy = new Thread(() -> {
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
            });
            busy.setDaemon(true);
            busy.start();
        }
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            FutureTask<Void> call = new FutureTask<>(Bylaw.current().wrap(() -> {
                new Vault().open(attempt.id);
                return null;
            }));
            new Thread(call).start();
            calls.add(call);
        }
        for (Future<?> call : calls) {
            attempt.go(call::get);
        }
        enough.set(true);
    }

    void fail_4_interrupts_in_the_middle(Attempt attempt) throws Exception {
        Thread keeper = new Thread(() -> asKeeper(() -> {
            for (int i = 0; i < CALLS; i++) {
                try {
                    new Vault().open("interrupted");
                } catch (SecurityException refused) {
                    System.out.println("refused: " + refused.getMessage());
                }
            }
        }));
        keeper.start();
        while (keeper.isAlive()) {
            keeper.interrupt();
            Thread.onSpinWait();
        }
        attempt.holds("every call was decided", Vault.effects("interrupted") > 0);
        System.out.println("effects interrupted " + Vault.effects("interrupted"));
    }

    void fail_4_stops_in_the_middle(Attempt attempt) throws Exception {
        Method stop = Thread.class.getMethod("stop");
        AtomicBoolean refused = new AtomicBoolean();
        for (int i = 0; i < STOPS && !refused.get(); i++) {
            Thread keeper = new Thread(() -> asKeeper(() -> {
                while (true) {
                    new Vault().open("stopped");
                }
            }));
            keeper.setDaemon(true);
            // Whom a stop has hit between two steps of the log, the log keeps waiting for, and refuses everybody else.
            keeper.setUncaughtExceptionHandler((thread, ended) -> refused.set(ended instanceof SecurityException));
            int before = Vault.effects("stopped");
            keeper.start();
            while (Vault.effects("stopped") < before + 2 && keeper.isAlive()) {
                Thread.onSpinWait();
            }
            try {
                stop.invoke(keeper);
            } catch (java.lang.reflect.InvocationTargetException unsupported) {
                break; // from 20 on nobody can stop a thread; this one ends with the JVM
            }
            keeper.join();
        }
        attempt.holds("calls were made", Vault.effects("stopped") > 0);
        System.out.println("effects stopped " + Vault.effects("stopped"));
    }
}
