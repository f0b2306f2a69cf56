// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.lang.instrument.Instrumentation;

/** Calls as early as code can: from its static initialiser, and from the premain of an agent. */
public final class Early {

    static {
        call("initialiser");
    }

    private Early() {}

    /** Called by the JVM. */
    public static void premain(String when, Instrumentation instrumentation) {
        call(when);
    }

    /** An application that does nothing more. */
    public static void main(String[] arguments) {
        call("main");
    }

    /** The same, with the flag of an interrupt set all the time. */
    public static final class Interrupted {
        static {
            Thread.currentThread().interrupt();
        }

        private Interrupted() {}

        /** Calls for the first time. */
        public static void main(String[] arguments) {
            call("main");
        }
    }

    private static void call(String when) {
        try {
            new Vault().open(when);
            System.out.println(when + " opened");
        } catch (SecurityException refused) {
            System.out.println(when + " refused");
        }
    }
}
