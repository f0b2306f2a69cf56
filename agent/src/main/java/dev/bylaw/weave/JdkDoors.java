// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The two places of the JDK where classes come into being that a transformer does not see as they will be.
 *
 * <ul>
 *   <li>{@code ClassLoader.postDefineClass}: the class is defined, and its supertypes are, of which the transformer knew
 *       only the names. The gate is told before {@code defineClass} returns.
 *   <li>{@code JavaLangAccess.defineClass}, behind {@code Lookup.defineClass} and {@code defineHiddenClass}: hidden classes,
 *       and so lambdas, are never offered to transformers. The gate is given the bytes, and may return others.
 * </ul>
 *
 * A JDK in which either is missing is refused at start.
 */
final class JdkDoors {

    private static final int HIDDEN_CLASS = 2;
    private static final String POST_DEFINE = "(Ljava/lang/Class;Ljava/security/ProtectionDomain;)V";
    private static final String DEFINE = "(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[B"
            + "Ljava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;";
    private static final int HOST_SLOT = 2;
    private static final int BYTES_SLOT = 4;
    private static final int FLAGS_SLOT = 7;

    private final Class<?> access;
    private boolean defined;
    private boolean defining;

    JdkDoors(Instrumentation instrumentation) throws StartFailure {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.access", Set.of(JdkDoors.class.getModule())),
                Map.of(),
                Set.of(),
                Map.of());
        try {
            access = Class.forName("jdk.internal.access.SharedSecrets")
                    .getMethod("getJavaLangAccess")
                    .invoke(null)
                    .getClass();
        } catch (ReflectiveOperationException e) {
            throw new StartFailure("this JDK has no place to see hidden classes at (" + e + "); use another JDK");
        }
    }

    boolean isDoor(Class<?> type) {
        return type == ClassLoader.class || type == access;
    }

    /** Whether a class of the boot loader of this name, with slashes, is a door or might be one. */
    static boolean mayBeDoor(String name) {
        return name.equals("java/lang/ClassLoader") || name.startsWith("java/lang/System$");
    }

    /** The classes that they are in. */
    List<Class<?>> classes() {
        return List.of(ClassLoader.class, access);
    }

    /** @throws StartFailure when this JDK is not built as expected: their classes were offered, and both were not found */
    void requireWoven() throws StartFailure {
        if (!defined || !defining) {
            throw new StartFailure("this JDK defines classes in a way that Bylaw does not know; use another JDK");
        }
    }

    byte[] weave(ClassReader reader) {
        return ClassWeaver.rewrite(reader, new ClassWeaver.Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String name, String descriptor) {
                if (name.equals("postDefineClass") && descriptor.equals(POST_DEFINE)) {
                    defined = true;
                    return new Defined(next);
                }
                if (name.equals("defineClass") && descriptor.equals(DEFINE)) {
                    defining = true;
                    return new Defining(next, reader.getClassName());
                }
                return next;
            }
        });
    }

    /** Tells the gate of the class first of all. */
    private static final class Defined extends MethodVisitor {
        Defined(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            mv.visitVarInsn(Opcodes.ALOAD, 1);
            GateCalls.call(mv, "defined", "(Ljava/lang/Class;)V");
        }
    }

    /** Has the bytes replaced, and tells the gate of the class that came of them. */
    private static final class Defining extends MethodVisitor {
        private final Object[] locals;

        Defining(MethodVisitor next, String owner) {
            super(Opcodes.ASM9, next);
            this.locals = new Object[] {
                owner,
                "java/lang/ClassLoader",
                "java/lang/Class",
                "java/lang/String",
                "[B",
                "java/security/ProtectionDomain",
                Opcodes.INTEGER,
                Opcodes.INTEGER,
                "java/lang/Object"
            };
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label ordinary = new Label();
            mv.visitVarInsn(Opcodes.ILOAD, FLAGS_SLOT);
            GateCalls.push(mv, HIDDEN_CLASS);
            mv.visitInsn(Opcodes.IAND);
            mv.visitJumpInsn(Opcodes.IFEQ, ordinary);
            mv.visitVarInsn(Opcodes.ALOAD, HOST_SLOT);
            mv.visitVarInsn(Opcodes.ALOAD, BYTES_SLOT);
            GateCalls.call(mv, "defining", "(Ljava/lang/Class;[B)[B");
            mv.visitVarInsn(Opcodes.ASTORE, BYTES_SLOT);
            mv.visitLabel(ordinary);
            mv.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
            // So that the method's own first frame, if it has one here, is not a second one at this place.
            mv.visitInsn(Opcodes.NOP);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                mv.visitInsn(Opcodes.DUP);
                GateCalls.call(mv, "defined", "(Ljava/lang/Class;)V");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int stack, int size) {
            super.visitMaxs(Math.max(stack + 1, 2), size);
        }
    }
}
