// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.nio.file.Path;

/** Starts a second JVM with the same configuration while this one runs, and prints how it ended. */
public final class StartsAnother {

    private StartsAnother() {}

    /** Given bylaw.jar and the configuration. */
    public static void main(String[] arguments) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + arguments[0] + "=" + arguments[1],
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pays.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        System.out.println(other.waitFor());
    }
}
