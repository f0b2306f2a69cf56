// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.GovernedAction;
import java.util.function.Supplier;

/** LANG: what the compilers of Kotlin and Scala make of governed functions, written down in Java. */
final class LanguageShapes {

    private static final int RESUMED = Integer.MIN_VALUE;

    /** A function with a default argument: callers without the argument call the second method. */
    public static final class Defaulted {
        @GovernedAction(value = "open", resource = "Attack::{attack}")
        public void open(String attack, String how) {
            Vault.effect(attack);
        }

        static void openDefault(Defaulted self, String attack, String how, int mask) {
            self.open(attack, (mask & 2) == 0 ? how : "gently");
        }
    }

    /** A suspending function: one method, entered again to go on, with arguments that are null by then. */
    public static final class Suspending {
        @GovernedAction(value = "open", resource = "Attack::{attack}")
        public Object open(String attack, Object completion) {
            Continuation own;
            if (completion instanceof Continuation before && (before.label & RESUMED) != 0) {
                own = before;
                own.label -= RESUMED;
            } else {
                own = new Continuation(this, attack);
            }
            if (own.label == 0) {
                own.label = 1;
                return own;
            }
            Vault.effect(own.attack);
            return null;
        }
    }

    /** What is kept while it is suspended. */
    static final class Continuation {
        private final Suspending function;
        private final String attack;
        private int label;

        Continuation(Suspending function, String attack) {
            this.function = function;
            this.attack = attack;
        }

        void resume() {
            label |= RESUMED;
            function.open(null, this);
        }
    }

    /** A trait with a body, and the static method through which classes reach it. */
    public interface Trait {
        @GovernedAction(value = "open", resource = "Attack::{attack}")
        default void open(String attack) {
            Vault.effect(attack);
        }

        /** As {@code open$}. */
        static void openForwarded(Trait self, String attack) {
            self.open(attack);
        }
    }

    /** A class that mixes it in has a forwarder of its own. */
    public static final class Mixed implements Trait {
        @Override
        public void open(String attack) {
            Trait.super.open(attack);
        }
    }

    /** An argument by name is a function, asked when it is used. */
    public static final class ByName {
        @GovernedAction(value = "weigh", resource = "Attack::{attack}")
        public void weigh(String attack, Supplier<Long> amount) {
            if (amount.get() > 0) {
                Vault.effect(attack);
            }
        }
    }

    void lang_3_default_arguments(Attempt attempt) {
        attempt.go(() -> new Defaulted().open(attempt.id, "by force"));
        attempt.go(() -> Defaulted.openDefault(new Defaulted(), attempt.id, null, 2));
    }

    void lang_3_a_function_that_goes_on_as_somebody_else(Attempt attempt) throws Exception {
        Continuation[] suspended = new Continuation[1];
        Thread keeper = new Thread(() ->
                FailureAttacks.asKeeper(() -> suspended[0] = (Continuation) new Suspending().open("begun", null)));
        keeper.start();
        keeper.join();
        attempt.holds("the keeper began it", suspended[0] != null);
        attempt.go(suspended[0]::resume);
        attempt.holds("it did not go on", Vault.effects("begun") == 0);
    }

    void lang_4_traits_and_their_forwarders(Attempt attempt) {
        Mixed mixed = new Mixed();
        Trait trait = mixed;
        attempt.go(() -> mixed.open(attempt.id));
        attempt.go(() -> trait.open(attempt.id));
        attempt.go(() -> Trait.openForwarded(mixed, attempt.id));
        attempt.go(() -> Trait.openForwarded(new Trait() {}, attempt.id));
    }

    void lang_4_an_argument_by_name(Attempt attempt) {
        long[] asked = {0};
        attempt.go(() -> new ByName().weigh(attempt.id, () -> asked[0]++ == 0 ? 1L : 1_000_000L));
        attempt.holds("it was not asked", asked[0] == 0);
    }
}
