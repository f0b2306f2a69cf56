// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * What {@code -javaagent:bylaw.jar} starts.
 *
 * <h2>Guarantees</h2>
 * Either Bylaw is in force when {@link #premain} returns, or one line on stderr says why it stepped aside from a JDK tool,
 * or the JVM ends with 78. No exception leaves it: the JVM would end with a stack of its own code and a core file.
 */
public final class Premain {

    private static final int OLDEST = 17;
    private static final int EX_CONFIG = 78;

    private Premain() {}

    /** Called by the JVM before the application's main class is loaded. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        try {
            String tool = System.getProperty("jdk.module.main");
            if (olderThan(OLDEST)) {
                refuse("this JVM is Java " + System.getProperty("java.specification.version") + " and Bylaw needs Java "
                        + OLDEST + " or later; start the service with a newer JDK, or without -javaagent");
            } else if (tool != null && (tool.startsWith("jdk.") || tool.startsWith("java."))) {
                System.err.println("bylaw: not active in " + tool + ", a tool of the JDK.");
            } else {
                start(arguments, instrumentation);
            }
        } catch (Throwable e) {
            refuse(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static boolean olderThan(int feature) {
        String version = System.getProperty("java.specification.version", "0");
        return version.startsWith("1.") || Integer.parseInt(version) < feature;
    }

    private static void start(String arguments, Instrumentation instrumentation) throws Throwable {
        BylawJar jar = BylawJar.locate();
        try {
            Class.forName("dev.bylaw.weave.AgentStart", true, new IsolatedLoader(jar.file))
                    .getMethod("start", String.class, Instrumentation.class, String.class, String.class)
                    .invoke(null, arguments, instrumentation, jar.file.getPath(), jar.version);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void refuse(String reason) {
        char last = reason.isEmpty() ? '.' : reason.charAt(reason.length() - 1);
        boolean ended = last == '.' || last == '?' || reason.indexOf('\n') >= 0;
        System.err.println("bylaw: refused to start: " + reason + (ended ? "" : "."));
        System.err.flush();
        Runtime.getRuntime().halt(EX_CONFIG);
    }
}
