// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Pays once for each argument, and says what came of it. {@code copy:FROM>TO} copies a file; {@code until-refused:AMOUNT} and
 * {@code until-paid:AMOUNT} pay until the answer is that one.
 */
public final class Pays {

    private Pays() {}

    /** Prints a line for each argument. */
    public static void main(String[] arguments) throws Exception {
        Bylaw.as(Principal.of("Agent", "payer")).call(() -> {
            for (String argument : arguments) {
                step(argument);
            }
            return null;
        });
    }

    private static void step(String argument) throws Exception {
        if (argument.startsWith("copy:")) {
            String[] files = argument.substring("copy:".length()).split(">", -1);
            Files.copy(Path.of(files[0]), Path.of(files[1]), StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        if (argument.startsWith("stay-refused:")) {
            stay(Long.parseLong(argument.substring("stay-refused:".length())));
            return;
        }
        if (argument.startsWith("until-")) {
            until(argument.startsWith("until-refused"), Long.parseLong(argument.substring(argument.indexOf(':') + 1)));
            return;
        }
        try {
            new Till().pay("p", Long.parseLong(argument));
            System.out.println("paid " + argument);
        } catch (SecurityException refused) {
            System.out.println(refused.getMessage());
        }
    }

    /** Pays for two seconds, in which a change would have taken effect. */
    private static void stay(long amount) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            try {
                new Till().pay("p", amount);
                System.out.println("paid " + amount);
                return;
            } catch (SecurityException refused) {
                Thread.sleep(100);
            }
        }
        System.out.println("stayed");
    }

    /** Pays again and again until the answer is the wanted one, for at most half a minute. */
    private static void until(boolean refused, long amount) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            boolean was = false;
            try {
                new Till().pay("p", amount);
            } catch (SecurityException refusal) {
                was = true;
            }
            if (was == refused) {
                System.out.println((refused ? "refused " : "paid ") + amount);
                return;
            }
            Thread.sleep(100);
        }
        System.out.println("never");
    }
}
