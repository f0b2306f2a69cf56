// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.GovernedAction;

/** Ends the process inside a governed body, after its effect. */
public final class Ending {

    private Ending() {}

    /** Has its effect, and nothing comes after it. */
    @GovernedAction(value = "open", resource = "Attack::{attack}")
    public static void end(String attack) {
        System.out.println("effect " + attack);
        System.out.flush();
        switch (attack) {
            case "halt" -> Runtime.getRuntime().halt(3);
            case "exit" -> System.exit(3);
            default -> new Vault().open(attack);
        }
    }

    /** The keeper. */
    public static void main(String[] arguments) {
        FailureAttacks.asKeeper(() -> end(arguments[0]));
    }
}
