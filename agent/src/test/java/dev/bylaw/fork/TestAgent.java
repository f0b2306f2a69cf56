// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.fork;

import dev.bylaw.packing.JarIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** The shipped bylaw.jar, byte for byte, but for the engine. */
public final class TestAgent {

    private static final String ENGINE = "dev/bylaw/engine/";
    private static final String INNER = "inst.jar";
    private static final Class<?>[] PARTS = {TestEngine.class, TestEngine.Factory.class};

    private TestAgent() {}

    /** Makes it, once for each test JVM. */
    public static Path jar() throws IOException {
        return make("test-agent", Map.of());
    }

    /** The same, with a weaver that leaves stack-map frames as they were: what a test of the weaver must catch. */
    public static Path jarThatForgetsFrames() throws IOException {
        return make("broken-agent", Map.of("dev/bylaw/weave/MethodWeaver.class", new Forgetting()));
    }

    /** The same, with a weaver that leaves the check out: what the start's self-test must catch. */
    public static Path jarThatForgetsTheCheck() throws IOException {
        return make("unchecked-agent", Map.of("dev/bylaw/weave/MethodWeaver.class", new Unchecking()));
    }

    private static synchronized Path make(String name, Map<String, ? extends UnaryOperator<byte[]>> changes)
            throws IOException {
        Path jar = Path.of(
                        "target", "fork", name + '-' + ProcessHandle.current().pid() + ".jar")
                .toAbsolutePath();
        if (!Files.exists(jar)) {
            Files.createDirectories(jar.getParent());
            write(jar, changes);
            jar.toFile().deleteOnExit();
        }
        return jar;
    }

    private static void write(Path jar, Map<String, ? extends UnaryOperator<byte[]>> changes) throws IOException {
        try (JarFile shipped = new JarFile(ForkedJvm.bylawJar().toFile());
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, shipped.getManifest())) {
            for (JarEntry entry : Collections.list(shipped.entries())) {
                String name = entry.getName();
                if (!entry.isDirectory() && !name.equals(JarFile.MANIFEST_NAME)) {
                    byte[] bytes = read(shipped.getInputStream(entry));
                    put(out, name, name.equals(INNER) ? inner(bytes, changes) : bytes);
                }
            }
        }
    }

    private static byte[] inner(byte[] shipped, Map<String, ? extends UnaryOperator<byte[]>> changes)
            throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(shipped));
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                byte[] bytes = in.readAllBytes();
                if (!name.startsWith(ENGINE) && !name.equals(JarIndex.NAME)) {
                    put(out, name, changes.containsKey(name) ? changes.get(name).apply(bytes) : bytes);
                }
            }
            for (Class<?> part : PARTS) {
                byte[] moved = move(part);
                put(out, new ClassReader(moved).getClassName() + ".class", moved);
            }
        }
        return changed.toByteArray();
    }

    private static byte[] read(InputStream stream) throws IOException {
        try (InputStream in = stream) {
            return in.readAllBytes();
        }
    }

    /** Adds an entry as the build does, without compressing it. */
    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(bytes);
    }

    /** Has the prologue push the site's number and call nobody with it. */
    private static final class Unchecking implements UnaryOperator<byte[]> {
        @Override
        public byte[] apply(byte[] weaver) {
            ClassReader reader = new ClassReader(weaver);
            ClassWriter writer = new ClassWriter(reader, 0);
            int[] found = new int[1];
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9, writer) {
                        @Override
                        public MethodVisitor visitMethod(int a, String name, String d, String s, String[] e) {
                            MethodVisitor next = super.visitMethod(a, name, d, s, e);
                            return !name.equals("enter")
                                    ? next
                                    : new MethodVisitor(Opcodes.ASM9, next) {
                                        @Override
                                        public void visitMethodInsn(
                                                int o, String owner, String n, String to, boolean i) {
                                            if (n.equals("call")) {
                                                found[0]++;
                                                super.visitInsn(Opcodes.POP);
                                                super.visitInsn(Opcodes.POP);
                                                super.visitInsn(Opcodes.POP);
                                            } else {
                                                super.visitMethodInsn(o, owner, n, to, i);
                                            }
                                        }
                                    };
                        }
                    },
                    0);
            if (found[0] != 2) {
                throw new IllegalStateException("the weaver calls the gate elsewhere; change this with it");
            }
            return writer.toByteArray();
        }
    }

    /** Has the method that extends a frame return the frame as it is. */
    private static final class Forgetting implements UnaryOperator<byte[]> {
        @Override
        public byte[] apply(byte[] weaver) {
            ClassReader reader = new ClassReader(weaver);
            ClassWriter writer = new ClassWriter(reader, 0);
            boolean[] found = new boolean[1];
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9, writer) {
                        @Override
                        public MethodVisitor visitMethod(int a, String name, String d, String s, String[] e) {
                            MethodVisitor next = super.visitMethod(a, name, d, s, e);
                            if (!name.equals("extend")) {
                                return next;
                            }
                            found[0] = true;
                            return new MethodVisitor(Opcodes.ASM9, next) {
                                @Override
                                public void visitCode() {
                                    super.visitCode();
                                    returnAsItIs(this);
                                }
                            };
                        }
                    },
                    0);
            if (!found[0]) {
                throw new IllegalStateException("the weaver extends frames elsewhere; change this with it");
            }
            return writer.toByteArray();
        }
    }

    /** Only where there are locals: the start's self-test has none, and shall not catch what the world's test must. */
    private static void returnAsItIs(MethodVisitor code) {
        Label original = new Label();
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitJumpInsn(Opcodes.IFEQ, original);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/util/Arrays", "copyOf", "([Ljava/lang/Object;I)[Ljava/lang/Object;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitLabel(original);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
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
