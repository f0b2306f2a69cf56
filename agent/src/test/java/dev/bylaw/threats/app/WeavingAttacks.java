// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.fork.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** INST: classes that a weaver might leave alone, or fail with. */
final class WeavingAttacks {

    private static final int NEARLY_FULL = 65_525;

    /** A class with one governed method of about this many bytes. */
    private static byte[] made(String name, int access, int size) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | access, name, null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        code = writer.visitMethod(Opcodes.ACC_PUBLIC | access, "open", "(Ljava/lang/String;)V", null, null);
        code.visitParameter("attack", 0);
        AnnotationVisitor governed = code.visitAnnotation("Ldev/bylaw/annotations/GovernedAction;", true);
        governed.visit("value", "open");
        governed.visit("resource", "Attack::{attack}");
        governed.visitEnd();
        code.visitCode();
        for (int i = 0; i < size; i++) {
            code.visitInsn(Opcodes.NOP);
        }
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "dev/bylaw/threats/app/Vault", "effect", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** A class with a governed method that has no room for a check. */
    static byte[] full(String name) {
        return made(name, 0, NEARLY_FULL);
    }

    private static void open(Attempt attempt, String name, int access, int size) {
        ClassLoader loader = new Sources.Loader(
                WeavingAttacks.class.getClassLoader(), Map.of(name, made(name.replace('.', '/'), access, size)));
        attempt.go(() -> Memory.call(loader.loadClass(name).getConstructor().newInstance(), "open", attempt.id));
    }

    void inst_2_a_method_that_is_full_already(Attempt attempt) {
        ClassLoader loader =
                new Sources.Loader(WeavingAttacks.class.getClassLoader(), Map.of("made.Large", full("made/Large")));
        // It refuses in its own body and is not decided, so there is no decision: the gap stands in the coverage.
        attempt.goUndecided(() ->
                Memory.call(loader.loadClass("made.Large").getConstructor().newInstance(), "open", attempt.id));
    }

    void inst_2_a_class_that_is_defined_at_the_end_of_the_stack(Attempt attempt) throws Exception {
        Map<String, byte[]> copied =
                Map.of(LoadingAttacks.Copied.class.getName(), Memory.bytesOf(LoadingAttacks.Copied.class));
        // Once where there is room, so that no class of the JDK's or of this program is initialised at the end of a
        // stack.
        new Sources.Loader(WeavingAttacks.class.getClassLoader(), copied)
                .loadClass(LoadingAttacks.Copied.class.getName());
        List<Class<?>> defined = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            new FailureAttacks.Deep(() -> {
                        ClassLoader loader = new Sources.Loader(WeavingAttacks.class.getClassLoader(), copied);
                        try {
                            defined.add(loader.loadClass(LoadingAttacks.Copied.class.getName()));
                        } catch (ClassNotFoundException | LinkageError unusable) {
                            return;
                        }
                    })
                    .go();
        }
        attempt.holds("some were defined", !defined.isEmpty());
        for (Class<?> type : defined) {
            attempt.go(() -> Memory.call(type.getConstructor().newInstance(), "open", attempt.id));
        }
    }

    void inst_1_a_class_file_of_a_version_that_does_not_exist_yet(Attempt attempt) {
        byte[] newer = made("made/Newer", 0, 0);
        newer[7] = 99;
        ClassLoader loader = new Sources.Loader(WeavingAttacks.class.getClassLoader(), Map.of("made.Newer", newer));
        attempt.go(() ->
                Memory.call(loader.loadClass("made.Newer").getConstructor().newInstance(), "open", attempt.id));
    }

    void inst_3_synthetic_classes_and_the_names_of_tools(Attempt attempt) {
        open(attempt, "made.Synthetic", Opcodes.ACC_SYNTHETIC, 0);
        open(attempt, "net.bytebuddy.Made", 0, 0);
        open(attempt, "sun.reflect.Made", 0, 0);
        open(attempt, "jdk.internal.reflect.Made", 0, 0);
        open(attempt, "dev.bylaw.weave.Made", 0, 0);
        open(attempt, "dev.bylaw.premain.Premain", 0, 0);
        open(attempt, "made.Made$$EnhancerBySpringCGLIB$$1", 0, 0);
        open(attempt, "made.Script1$$Lambda", 0, 0);
    }
}
