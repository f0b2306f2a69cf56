// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.util.Map;
import java.util.TreeMap;

/** Pays once, and then says what each thread shows that is not of the JDK or of the application. */
public final class LooksAtThreads {

    private LooksAtThreads() {}

    /** Prints the enforcer's threads with whatever loader they lead to. */
    public static void main(String[] arguments) throws Exception {
        Pays.main(arguments);
        Map<String, String> found = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("bylaw-")) {
                found.put(
                        thread.getName(),
                        thread.getContextClassLoader() + " "
                                + engine(thread.getClass().getClassLoader()) + " "
                                + thread.getUncaughtExceptionHandler()
                                        .getClass()
                                        .getClassLoader() + " "
                                + thread.isDaemon());
            }
        }
        found.forEach((name, loaders) -> System.out.println(name + " " + loaders));
    }

    /** The loader of the enforcer's engine, if this one leads to it. */
    private static ClassLoader engine(ClassLoader loader) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            try {
                return Class.forName("dev.bylaw.engine.Startup", false, at).getClassLoader();
            } catch (ClassNotFoundException leadsNowhere) {
                // Then perhaps the one above it.
            }
        }
        return null;
    }
}
