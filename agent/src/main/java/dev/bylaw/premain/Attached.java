// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.lang.instrument.Instrumentation;

/**
 * What a process meets that loads bylaw.jar into a running JVM. An enforcer that comes late has missed what ran before,
 * and whoever may attach one agent may attach another that undoes it.
 */
public final class Attached {

    private Attached() {}

    /** Refuses; the process that attached is told, and the JVM goes on as it was. */
    @SuppressWarnings("DoNotCallSuggester") // only the JVM calls it
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        throw new SecurityException("bylaw: refused: Bylaw cannot be attached to a JVM that runs already."
                + " Start the service with -javaagent:bylaw.jar.");
    }
}
