// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.lang.reflect.Proxy;

/** INH: overrides, implementations, and annotations that get lost. */
final class InheritanceAttacks {

    static final class Silent implements Vault.Door {
        @Override
        public void open(String attack) {
            Vault.effect(attack);
        }

        @Override
        public void push(String attack) {
            Vault.effect(attack);
        }
    }

    /** Redeclares without a word. */
    interface Left extends Vault.Door {
        @Override
        void open(String attack);
    }

    /** The other side of the diamond. */
    interface Right extends Vault.Door {
        @Override
        default void push(String attack) {
            Vault.effect(attack);
        }
    }

    static final class Diamond implements Left, Right {
        @Override
        public void open(String attack) {
            Vault.effect(attack);
        }
    }

    /** Knows nothing of the door. */
    static class Base {
        public void open(String attack) {
            Vault.effect(attack);
        }
    }

    /** Has the door's method from its parent. */
    static final class Adopted extends Base implements Vault.Door {}

    /** A generic door. */
    interface Generic<T> {
        @dev.bylaw.annotations.GovernedAction(value = "open", resource = "Attack::{attack}")
        void open(T attack);
    }

    static final class OfStrings implements Generic<String> {
        @Override
        public void open(String attack) {
            Vault.effect(attack);
        }
    }

    void inh_1_silent_implementations(Attempt attempt) {
        Silent silent = new Silent();
        Vault.Door door = silent;
        attempt.go(() -> silent.open(attempt.id));
        attempt.go(() -> door.open(attempt.id));
        attempt.go(() -> door.push(attempt.id));
        Vault.Door lambda = Vault::effect;
        attempt.go(() -> lambda.open(attempt.id));
        attempt.go(() -> lambda.push(attempt.id));
    }

    void inh_1_diamonds_generics_and_adoption(Attempt attempt) {
        Diamond diamond = new Diamond();
        attempt.go(() -> diamond.open(attempt.id));
        attempt.go(() -> ((Right) diamond).push(attempt.id));
        attempt.go(() -> new Adopted().open(attempt.id));
        attempt.go(() -> ((Base) new Adopted()).open(attempt.id));
        attempt.go(() -> new OfStrings().open(attempt.id));
        attempt.go(() -> ((Generic<String>) new OfStrings()).open(attempt.id));
    }

    void inh_3_proxies(Attempt attempt) {
        Vault.Door proxy = (Vault.Door) Proxy.newProxyInstance(
                Vault.class.getClassLoader(), new Class<?>[] {Vault.Door.class}, (self, method, arguments) -> {
                    Vault.effect((String) arguments[0]);
                    return null;
                });
        attempt.go(() -> proxy.open(attempt.id));
        attempt.go(() -> proxy.push(attempt.id));
    }

    void inh_4_a_native_method(Attempt attempt) {
        attempt.go(() -> Memory.made("public class Made {"
                + " @dev.bylaw.annotations.GovernedAction(\"open\") public native void open(String attack); }"));
    }

    void inh_5_a_static_method_that_hides(Attempt attempt) {
        attempt.go(() -> Memory.call(
                Memory.made("public class Made extends dev.bylaw.threats.app.Vault {"
                        + " public void pass(String attack) { openStatic(attack); } }"),
                "pass",
                attempt.id));
    }
}
