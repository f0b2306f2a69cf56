// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.fork;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** The shipped bylaw.jar, byte for byte, but for the engine. */
public final class TestAgent {

    private static final String ENGINE = "inst/dev/bylaw/engine/";
    private static final Class<?>[] PARTS = {TestEngine.class, TestEngine.Factory.class};

    private TestAgent() {}

    /** Makes it, once for each test JVM. */
    public static synchronized Path jar() throws IOException {
        Path jar = Path.of(
                        "target",
                        "fork",
                        "test-agent-" + ProcessHandle.current().pid() + ".jar")
                .toAbsolutePath();
        if (!Files.exists(jar)) {
            Files.createDirectories(jar.getParent());
            write(jar);
            jar.toFile().deleteOnExit();
        }
        return jar;
    }

    private static void write(Path jar) throws IOException {
        try (JarFile shipped = new JarFile(ForkedJvm.bylawJar().toFile());
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, shipped.getManifest())) {
            Enumeration<JarEntry> entries = shipped.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.isDirectory()
                        || entry.getName().startsWith(ENGINE)
                        || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    continue;
                }
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = shipped.getInputStream(entry)) {
                    in.transferTo(out);
                }
            }
            for (Class<?> part : PARTS) {
                byte[] moved = move(part);
                out.putNextEntry(new JarEntry("inst/" + new ClassReader(moved).getClassName() + ".classdata"));
                out.write(moved);
            }
        }
    }

    /** Gives a class of the tests the names that it has in the jar. */
    private static byte[] move(Class<?> part) throws IOException {
        String resource = part.getName().replace('.', '/') + ".class";
        try (InputStream in = part.getClassLoader().getResourceAsStream(resource)) {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(in).accept(new ClassRemapper(writer, new Moves()), 0);
            return writer.toByteArray();
        }
    }

    private static final class Moves extends Remapper {
        Moves() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String name) {
            if (name.startsWith("dev/bylaw/gate/")) {
                return "java/lang/constant/" + name.substring("dev/bylaw/gate/".length());
            }
            return name.equals("dev/bylaw/fork/TestEngine$Factory") ? "dev/bylaw/engine/Startup" : name;
        }
    }
}
