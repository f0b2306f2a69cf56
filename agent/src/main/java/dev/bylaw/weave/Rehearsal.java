// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves a small class of every shape before the transformer is installed, so that every class the weaver needs is loaded.
 * Within {@code transform} the JVM holds locks of application loaders, and a class loaded there would ask for more of them.
 */
final class Rehearsal {

    private static final String DECLARATION = "bylaw/Declaration";
    private static final String PERFORMANCE = "bylaw/Performance";

    private Rehearsal() {}

    /** @throws StartFailure when the weaver does not do here what it must do later */
    static void run(Options options) throws StartFailure {
        Rules rules = new Rules(
                List.of(new GovernRule(
                        MethodPattern.parse(PERFORMANCE.replace('/', '.') + "+#named(..)"),
                        null,
                        null,
                        List.of(),
                        "",
                        0)),
                Tools.ALL);
        Offers offers = new Offers(new Audience(), rules, new Options(false, null), false);
        ClassLoader loader = Rehearsal.class.getClassLoader();
        byte[] declaration = declaration();
        byte[] performance = performance();
        boolean woven = offers.offered(loader, true, performance) != null
                && offers.offered(loader, true, declaration) == null
                && offers.needsWeaving(loader, PERFORMANCE)
                && offers.offered(loader, false, performance) != null
                && offers.hidden(loader, PERFORMANCE, performance) != null
                && offers.offered(loader, true, performance.clone()) != null
                && offers.unusable(loader, PERFORMANCE, new NativeMethodException("none", "none")).length > 0;
        boolean counted = offers.lines().size() == 2
                && offers.gaps().size() == 1
                && offers.unmatchedRules().isEmpty();
        boolean read = JdkMethods.declares(String.class, "length", "()I");
        if (!woven || !counted || !read) {
            throw new StartFailure("the weaver does not work in this JVM; take another bylaw.jar or another JDK");
        }
        options.debug("the weaver is ready");
    }

    private static byte[] declaration() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                DECLARATION,
                null,
                "java/lang/Object",
                null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "declared", "(J)V", null, null);
        mark(method);
        method.visitEnd();
        MethodVisitor tool =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "offered", "()V", null, null);
        tool.visitAnnotation(ToolAnnotation.ALL.get(0).descriptor(), true).visitEnd();
        tool.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void mark(MethodVisitor method) {
        AnnotationVisitor annotation = method.visitAnnotation(ClassScan.ANNOTATION, true);
        annotation.visit("value", "perform");
        annotation.visitEnd();
    }

    private static byte[] performance() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_PUBLIC, PERFORMANCE, null, "java/lang/Object", new String[] {DECLARATION});
        constructor(writer);
        method(writer, "named", true);
        method(writer, "declared", false);
        bridge(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        mark(code);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
    }

    private static void bridge(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_BRIDGE, "declared", "(J)Ljava/lang/Object;", null, null);
        mark(code);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.LLOAD, 1);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, PERFORMANCE, "declared", "(J)V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(3, 3);
        code.visitEnd();
    }

    /** A method with a parameter, a branch and so a frame; with the parameter's name in one of two places. */
    private static void method(ClassWriter writer, String name, boolean recorded) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, "(J)V", "(J)V", null);
        if (recorded) {
            code.visitParameter("number", 0);
        }
        AnnotationVisitor note = code.visitParameterAnnotation(0, "Ldev/bylaw/annotations/Resource;", true);
        note.visit("value", "Number");
        note.visitEnd();
        Label start = new Label();
        Label end = new Label();
        code.visitCode();
        code.visitLabel(start);
        code.visitVarInsn(Opcodes.LLOAD, 1);
        code.visitInsn(Opcodes.L2I);
        code.visitJumpInsn(Opcodes.IFEQ, end);
        code.visitInsn(Opcodes.NOP);
        code.visitLabel(end);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.RETURN);
        if (!recorded) {
            code.visitLocalVariable("number", "J", null, start, end, 1);
        }
        code.visitMaxs(2, 3);
        code.visitEnd();
    }

    /** Sits in for the engine. */
    private static final class Audience implements Sites {
        @Override
        public boolean needsArguments(Site site) {
            return true;
        }

        @Override
        public void woven(Site site) {}

        @Override
        public void retired(Site site) {}

        @Override
        public void gap(Gap gap) {}
    }
}
