// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.GovernedAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the attacks want to open. Every effect counts for the attack that it names. */
public class Vault {

    private static final Map<String, Integer> EFFECTS = new ConcurrentHashMap<>();

    /** Governed where it is declared; implementations say nothing. */
    public interface Door {
        @GovernedAction(value = "open", resource = "Attack::{attack}")
        void open(String attack);

        /** Governed and with a body. */
        @GovernedAction(value = "open", resource = "Attack::{attack}")
        default void push(String attack) {
            Vault.effect(attack);
        }
    }

    /** Counts an effect. */
    public static void effect(String attack) {
        EFFECTS.merge(attack, 1, Integer::sum);
    }

    static int effects(String attack) {
        return EFFECTS.getOrDefault(attack, 0);
    }

    /** Opens it. */
    @GovernedAction(value = "open", resource = "Attack::{attack}")
    public void open(String attack) {
        effect(attack);
    }

    /** Opens it, without an instance. */
    @GovernedAction(value = "open", resource = "Attack::{attack}")
    public static void openStatic(String attack) {
        effect(attack);
    }

    @GovernedAction(value = "open", resource = "Attack::{attack}")
    private void openPrivately(String attack) {
        effect(attack);
    }

    /** Not governed itself, and calls what is. */
    public void openForAFriend(String attack) {
        openPrivately(attack);
    }

    /** A nest mate. */
    public static final class Mate {
        private Mate() {}

        /** Calls the private method as only a nest mate can. */
        public static void open(Vault vault, String attack) {
            vault.openPrivately(attack);
        }
    }
}
