// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A governed method of our own, in a class that comes as the application's do: defined by an ordinary loader, offered by the
 * JVM, woven because of its annotation. The engine never hears of its site, and whatever the engine does not know it must
 * refuse, in every mode; so this method can be called only where a check is missing.
 */
final class Canary {

    static final String METHOD = "sing";
    static final String EFFECTS = "effects";

    private static final String NAME = "bylaw/Canary";
    private static final String CLASS = "bylaw.Canary";
    private static final String ACTION = "bylaw.canary";

    private Canary() {}

    /** Defines it in a loader of its own. Its {@code run} calls the governed method. */
    static Class<?> define() {
        byte[] bytes = bytes();
        return new Cage().define(bytes);
    }

    /** The site as the ledger describes it. A class of the application that calls itself so is refused for ever. */
    private static boolean is(Site site) {
        return site.className().equals(CLASS) && site.action().equals(ACTION);
    }

    /** A loader as an application has them. */
    private static final class Cage extends ClassLoader {
        Cage() {
            super(ClassLoader.getPlatformClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(CLASS, bytes, 0, bytes.length);
        }
    }

    /** Passes on what the weaver tells the engine, but for the canary. */
    static final class Hidden implements Sites {
        private final Sites sites;

        Hidden(Sites sites) {
            this.sites = sites;
        }

        @Override
        public boolean needsArguments(Site site) {
            return !is(site) && sites.needsArguments(site);
        }

        @Override
        public void woven(Site site) {
            if (!is(site)) {
                sites.woven(site);
            }
        }

        @Override
        public void retired(Site site) {
            if (!is(site)) {
                sites.retired(site);
            }
        }

        @Override
        public void gap(Gap gap) {
            sites.gap(gap);
        }
    }

    private static byte[] bytes() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", new String[] {"java/lang/Runnable"});
        writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, EFFECTS, "I", null, null)
                .visitEnd();
        constructor(writer);
        governed(writer);
        caller(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
    }

    private static void governed(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, METHOD, "()V", null, null);
        AnnotationVisitor annotation = code.visitAnnotation(ClassScan.ANNOTATION, true);
        annotation.visit("value", ACTION);
        annotation.visitEnd();
        code.visitCode();
        code.visitFieldInsn(Opcodes.GETSTATIC, NAME, EFFECTS, "I");
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IADD);
        code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, EFFECTS, "I");
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(2, 0);
        code.visitEnd();
    }

    private static void caller(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
        code.visitCode();
        code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, METHOD, "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 1);
        code.visitEnd();
    }
}
