// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** What {@code java -jar bylaw.jar} starts: the {@code bylaw} command, in a loader of its own like the agent. */
public final class Launcher {

    private static final int EX_USAGE = 2;

    private Launcher() {}

    /** Passes its arguments to the command, which sets the exit code. */
    public static void main(String[] arguments) throws Throwable {
        try {
            File jar = BylawJar.locate().file;
            // The command starts JVMs under it, and its classes cannot tell which file they came from.
            System.setProperty("bylaw.jar", jar.getPath());
            IsolatedLoader loader = new IsolatedLoader(jar);
            Thread.currentThread().setContextClassLoader(loader);
            Class.forName("dev.bylaw.cli.Main", true, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (ClassNotFoundException e) {
            fail("usage: java -javaagent:bylaw.jar[=FILE|key=value,...] ...; this bylaw.jar has no commands in it");
        } catch (IOException e) {
            fail(e.getMessage());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void fail(String line) {
        System.err.println("bylaw: " + line + ".");
        System.exit(EX_USAGE);
    }
}
