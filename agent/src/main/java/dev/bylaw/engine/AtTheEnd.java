// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

/**
 * Runs something when the JVM ends, after every shutdown hook of the application: those hooks may still make governed calls,
 * and the log must be open for them.
 *
 * <p>The JDK runs its own shutdown steps one after the other; all hooks of the application together are the second of ten,
 * and the last ones are free. The weaver has exported the package with the entry to our module. A JDK without that entry
 * gets an ordinary hook, which runs beside the application's.
 */
final class AtTheEnd {

    private static final int LAST_STEP = 9;

    private AtTheEnd() {}

    /** Runs the task at the end; not on {@code Runtime.halt}, on a signal that kills, or on a crash. */
    static void run(Runnable task) {
        try {
            Object access = Class.forName("jdk.internal.access.SharedSecrets")
                    .getMethod("getJavaLangAccess")
                    .invoke(null);
            Class.forName("jdk.internal.access.JavaLangAccess")
                    .getMethod("registerShutdownHook", int.class, boolean.class, Runnable.class)
                    .invoke(access, LAST_STEP, false, task);
        } catch (ReflectiveOperationException | RuntimeException absent) {
            Thread thread = new Thread(task, "bylaw-end");
            thread.setContextClassLoader(null);
            Runtime.getRuntime().addShutdownHook(thread);
        }
    }
}
