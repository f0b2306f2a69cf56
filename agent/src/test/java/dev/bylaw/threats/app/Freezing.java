// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Suspends or stops the threads that write the log, and then calls. From JDK 20 on nobody can do that to a thread. */
public final class Freezing {

    private static final int CALLS = 2;

    private Freezing() {}

    private static Method harm(String how) {
        try {
            return Thread.class.getMethod(how);
        } catch (NoSuchMethodException removed) {
            return null;
        }
    }

    /** The keeper, who would be allowed. */
    public static void main(String[] arguments) throws Exception {
        Method harm = harm(arguments[0]);
        boolean possible = harm != null;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (harm != null && thread.getName().startsWith("bylaw-log")) {
                try {
                    harm.invoke(thread);
                } catch (InvocationTargetException unsupported) {
                    possible = false;
                }
            }
        }
        System.out.println(possible ? "possible" : "impossible");
        FailureAttacks.asKeeper(() -> {
            for (int i = 0; i < CALLS; i++) {
                try {
                    new Vault().open("frozen");
                } catch (SecurityException refused) {
                    System.out.println("refused");
                }
            }
        });
        System.out.println("effects " + Vault.effects("frozen"));
        System.out.flush();
        // A thread that stands still would keep an orderly end waiting.
        Runtime.getRuntime().halt(0);
    }
}
