// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.fork.Sources;
import java.lang.instrument.Instrumentation;
import java.util.Map;

/** An agent that comes before Bylaw, and has governed classes loaded. */
public final class Preloading {

    /** So that the class is not collected before Bylaw comes. */
    private static Class<?> kept;

    private Preloading() {}

    /** Called by the JVM. */
    public static void premain(String what, Instrumentation instrumentation) throws ClassNotFoundException {
        Class.forName("dev.bylaw.threats.app.Vault");
        if (what.equals("full")) {
            kept = new Sources.Loader(
                            Preloading.class.getClassLoader(), Map.of("made.Large", WeavingAttacks.full("made/Large")))
                    .loadClass("made.Large");
        }
        System.out.println(kept == null || kept.getName().equals("made.Large") ? "preloaded" : "not loaded");
    }
}
