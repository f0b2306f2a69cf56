// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.lang.reflect.InvocationTargetException;

/** Compiles a governed method that nobody could know of at the start, calls it, and says what came of it. */
public final class PaysLate {

    private PaysLate() {}

    /** The argument is the type of its parameter {@code amount}. */
    public static void main(String[] arguments) throws Exception {
        Class<?> late = Generated.compile("made.Late", """
                package made;
                public class Late {
                    @dev.bylaw.annotations.GovernedAction(value = "pay", resource = "Road::{road}")
                    public static void pay(@dev.bylaw.annotations.Param("road") String road,
                            @dev.bylaw.annotations.Param("amount") TYPE amount) {
                        System.out.println("late paid " + amount);
                    }
                }
                """.replace("TYPE", arguments[0]));
        Object amount = arguments[0].equals("long") ? (Object) 10L : "10";
        Class<?> type = arguments[0].equals("long") ? long.class : String.class;
        for (int i = 0; i < 2; i++) {
            Bylaw.as(Principal.of("Agent", "payer")).call(() -> {
                try {
                    late.getMethod("pay", String.class, type).invoke(null, "late", amount);
                } catch (InvocationTargetException refused) {
                    System.out.println(refused.getCause().getMessage());
                }
                return null;
            });
        }
        new Till();
        Pays.main(new String[] {"20"});
    }
}
