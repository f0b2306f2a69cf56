// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that somebody loads into the running application. That it runs at all is its effect. */
public final class LateAgent {

    private LateAgent() {}

    /** Called by the JVM, if it gets that far. */
    public static void agentmain(String attack, Instrumentation instrumentation) {
        Vault.effect(attack);
    }

    /** Writes a jar that names this class, which the class path has. */
    static Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", LateAgent.class.getName());
        Path jar = Files.createTempFile("late", ".jar");
        jar.toFile().deleteOnExit();
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
