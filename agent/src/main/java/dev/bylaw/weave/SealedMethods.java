// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Which classes of the JDK ask the gate before they do their work, and how that is written into them.
 *
 * <ul>
 *   <li>the instrumentation of agents: their start, and whatever an agent can do to classes, modules and class paths
 *   <li>the diagnostic beans: commands that load agents or write the heap to a file
 *   <li>{@code sun.misc.Unsafe}: writes, and reads of references
 *   <li>the launcher: not guarded, but asked when the application begins
 * </ul>
 *
 * All but the first and the last are woven when they are loaded, which in most JVMs is never.
 */
final class SealedMethods {

    static final String INSTRUMENTATION = "sun/instrument/InstrumentationImpl";
    static final String LAUNCHER = "sun/launcher/LauncherHelper";
    static final String COMMAND = "com/sun/management/internal/DiagnosticCommandImpl$Wrapper";
    static final String DIAGNOSTIC = "com/sun/management/internal/HotSpotDiagnostic";
    static final String UNSAFE = "sun/misc/Unsafe";

    private static final String OBJECT_AT = "(Ljava/lang/Object;J";
    private static final String TRANSFORM =
            "(Ljava/lang/Module;Ljava/lang/ClassLoader;Ljava/lang/String;Ljava/lang/Class;"
                    + "Ljava/security/ProtectionDomain;[BZ)[B";

    private SealedMethods() {}

    /** Whether a class of the boot loader is one of them. */
    static boolean isSealed(String name) {
        return switch (name) {
            case INSTRUMENTATION, LAUNCHER, COMMAND, DIAGNOSTIC, UNSAFE -> true;
            default -> false;
        };
    }

    /** How many methods of the class must be found, or this is not the JDK that we know. */
    private static int expected(String name) {
        return switch (name) {
            case INSTRUMENTATION -> 11;
            case UNSAFE -> 30;
            case DIAGNOSTIC -> 2;
            default -> 1;
        };
    }

    /** @throws IllegalStateException when the class is not as it must be */
    static byte[] weave(ClassReader reader) {
        String name = reader.getClassName();
        int[] found = new int[1];
        byte[] woven = ClassWeaver.rewrite(reader, new ClassWeaver.Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String method, String descriptor) {
                if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
                    return next;
                }
                MethodVisitor sealed = seal(next, name, method, descriptor);
                found[0] += sealed == next ? 0 : 1;
                return sealed;
            }
        });
        if (found[0] < expected(name)) {
            throw new IllegalStateException(name + " has " + found[0] + " of " + expected(name) + " methods to guard");
        }
        return woven;
    }

    private static MethodVisitor seal(MethodVisitor next, String owner, String method, String descriptor) {
        return switch (owner) {
            case INSTRUMENTATION -> instrumentation(next, method, descriptor);
            case LAUNCHER -> method.equals("checkAndLoadMain") ? new Asking(next, LAUNCHER, method, -1, -1) : next;
            case COMMAND -> method.equals("execute") ? new AskingField(next, method) : next;
            case DIAGNOSTIC ->
                method.equals("dumpHeap") || method.equals("setVMOption")
                        ? new Asking(next, DIAGNOSTIC, method, -1, 1)
                        : next;
            default -> descriptor.startsWith(OBJECT_AT) ? memory(next, method) : next;
        };
    }

    private static MethodVisitor instrumentation(MethodVisitor next, String method, String descriptor) {
        return switch (method) {
            case "loadClassAndCallPremain", "loadClassAndCallAgentmain" ->
                new Asking(next, INSTRUMENTATION, method, 0, 1);
            case "loadAgent" -> new Asking(next, INSTRUMENTATION, method, -1, 0);
            case "addTransformer",
                    "retransformClasses",
                    "redefineClasses",
                    "redefineModule",
                    "appendToBootstrapClassLoaderSearch",
                    "appendToSystemClassLoaderSearch",
                    "setNativeMethodPrefix" -> new Asking(next, INSTRUMENTATION, method, 0, -1);
            case "transform" -> descriptor.equals(TRANSFORM) ? new Checking(next) : next;
            default -> next;
        };
    }

    private static MethodVisitor memory(MethodVisitor next, String method) {
        if (method.equals("getObject") || method.equals("getObjectVolatile")) {
            return new Touching(next, "read", method);
        }
        boolean reads = method.startsWith("get") && !method.startsWith("getAnd");
        return reads ? next : new Touching(next, "write", method);
    }

    /** Asks the gate first of all, with local variables as subject and detail; -1 for none. */
    private static class Asking extends MethodVisitor {
        private final String operation;
        private final int subject;
        private final int detail;

        Asking(MethodVisitor next, String owner, String method, int subject, int detail) {
            super(Opcodes.ASM9, next);
            this.operation = owner.replace('/', '.') + '#' + method;
            this.subject = subject;
            this.detail = detail;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            mv.visitLdcInsn(operation);
            push(subject);
            pushDetail();
            GateCalls.call(mv, "power", "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/String;)V");
        }

        void pushDetail() {
            push(detail);
        }

        private void push(int slot) {
            if (slot < 0) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                mv.visitVarInsn(Opcodes.ALOAD, slot);
            }
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(Math.max(stack, 3), locals);
        }
    }

    /** Gives the gate the command that the object stands for. */
    private static final class AskingField extends Asking {
        AskingField(MethodVisitor next, String method) {
            super(next, COMMAND, method, -1, -1);
        }

        @Override
        void pushDetail() {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitFieldInsn(Opcodes.GETFIELD, COMMAND, "cmd", "Ljava/lang/String;");
        }
    }

    /** Shows the gate the object whose memory is meant. */
    private static final class Touching extends MethodVisitor {
        private final String how;
        private final String operation;

        Touching(MethodVisitor next, String how, String method) {
            super(Opcodes.ASM9, next);
            this.how = how;
            this.operation = "sun.misc.Unsafe#" + method;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            mv.visitVarInsn(Opcodes.ALOAD, 1);
            mv.visitLdcInsn(operation);
            GateCalls.call(mv, how, "(Ljava/lang/Object;Ljava/lang/String;)V");
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(Math.max(stack, 2), locals);
        }
    }

    /** Shows the gate what an agent's transformers made of a class file. */
    private static final class Checking extends MethodVisitor {
        private static final int LOADER_SLOT = 2;
        private static final int NAME_SLOT = 3;
        private static final int BYTES_SLOT = 6;

        Checking(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
                mv.visitVarInsn(Opcodes.ALOAD, LOADER_SLOT);
                mv.visitVarInsn(Opcodes.ALOAD, NAME_SLOT);
                mv.visitVarInsn(Opcodes.ALOAD, BYTES_SLOT);
                GateCalls.call(
                        mv, "transformed", "([BLjava/lang/Object;Ljava/lang/ClassLoader;Ljava/lang/String;[B)[B");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(stack + 4, locals);
        }
    }
}
