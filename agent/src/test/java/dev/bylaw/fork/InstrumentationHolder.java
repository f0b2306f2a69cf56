// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.fork;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Another agent beside ours, which gives its handle to everybody, as some do. */
public final class InstrumentationHolder {

    private static volatile Instrumentation handle;

    private InstrumentationHolder() {}

    /** Called by the JVM. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        handle = instrumentation;
    }

    /** The handle. */
    public static Instrumentation handle() {
        return handle;
    }

    /** Writes the agent's jar. */
    public static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("holder.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", InstrumentationHolder.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        String name = InstrumentationHolder.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = InstrumentationHolder.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar;
    }
}
