// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * How the JDK is made to take along on whose behalf a task is run. None of it jumps, so no frame changes.
 */
final class HandoverWeaver {

    /** How many methods of {@code ThreadPoolExecutor} there are to weave. */
    static final int POOL_METHODS = 5;

    private static final String RUNNABLE = "java/lang/Runnable";
    private static final String CALLABLE = "java/util/concurrent/Callable";
    private static final String SUPPLIER = "java/util/function/Supplier";
    private static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
    private static final String QUEUE = "java/util/concurrent/BlockingQueue";

    private HandoverWeaver() {}

    /** The gate's method that keeps what a parameter of this type is given; {@code null} for other types. */
    private static String keeper(String descriptor) {
        return switch (descriptor) {
            case "Ljava/lang/Runnable;",
                    "Ljava/util/concurrent/Callable;",
                    "Ljava/util/function/Supplier;",
                    "Ljava/util/function/Function;",
                    "Ljava/util/function/Consumer;" -> "keep";
            case "Ljava/util/function/BiFunction;", "Ljava/util/function/BiConsumer;" -> "keepPair";
            default -> null;
        };
    }

    /** Has each function among the parameters kept with the authority, first of all; in a constructor before {@code super}. */
    static MethodVisitor keeping(MethodVisitor next, int access, String descriptor) {
        boolean any = false;
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            any |= keeper(parameter.getDescriptor()) != null;
        }
        return any ? new Keeping(next, access, descriptor) : next;
    }

    private static final class Keeping extends MethodVisitor {
        private final int first;
        private final String descriptor;

        Keeping(MethodVisitor next, int access, String descriptor) {
            super(Opcodes.ASM9, next);
            this.first = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
            this.descriptor = descriptor;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            int slot = first;
            for (Type parameter : Type.getArgumentTypes(descriptor)) {
                String keeper = keeper(parameter.getDescriptor());
                if (keeper != null) {
                    replace(mv, slot, keeper, parameter.getInternalName());
                }
                slot += parameter.getSize();
            }
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(Math.max(stack, 1), locals);
        }
    }

    private static void replace(MethodVisitor code, int slot, String method, String type) {
        code.visitVarInsn(Opcodes.ALOAD, slot);
        change(code, method, type);
        code.visitVarInsn(Opcodes.ASTORE, slot);
    }

    /** Has the gate change the object on the stack, which stays of this type. */
    private static void change(MethodVisitor code, String method, String type) {
        GateCalls.call(code, method, "(Ljava/lang/Object;)Ljava/lang/Object;");
        code.visitTypeInsn(Opcodes.CHECKCAST, type);
    }

    /** Has the gate make the calls of tasks. */
    static MethodVisitor helping(MethodVisitor next, String name, String descriptor) {
        // The methods in which these classes call what they keep, in one JDK or another.
        boolean calls = (name.equals("exec") && descriptor.equals("()Z"))
                || (name.equals("compute") && descriptor.startsWith("()"))
                || (name.equals("run") && descriptor.equals("()V"));
        return calls ? new Helping(next) : next;
    }

    private static final class Helping extends MethodVisitor {
        Helping(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean called = (owner.equals(RUNNABLE) && name.equals("run"))
                    || (owner.equals(CALLABLE) && name.equals("call"))
                    || (owner.equals(SUPPLIER) && name.equals("get"));
            if (called) {
                GateCalls.call(mv, name, "(L" + owner + ';' + descriptor.substring(1));
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }

    /** A method of {@code ThreadPoolExecutor}. */
    static MethodVisitor pool(MethodVisitor next, String name, String descriptor) {
        return switch (name + descriptor) {
            case "execute(Ljava/lang/Runnable;)V" -> new Queueing(next);
            case "reject(Ljava/lang/Runnable;)V",
                    "runWorker(Ljava/util/concurrent/ThreadPoolExecutor$Worker;)V",
                    "drainQueue()Ljava/util/List;",
                    "remove(Ljava/lang/Runnable;)Z" -> new Showing(next, name);
            default -> next;
        };
    }

    /** Has the task replaced before it is queued or given to a thread. */
    private static final class Queueing extends MethodVisitor {
        Queueing(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            mv.visitVarInsn(Opcodes.ALOAD, 1);
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitFieldInsn(Opcodes.GETFIELD, POOL, "workQueue", "L" + QUEUE + ";");
            GateCalls.call(mv, "queue", "(Ljava/lang/Runnable;Ljava/util/Collection;)Ljava/lang/Runnable;");
            mv.visitVarInsn(Opcodes.ASTORE, 1);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(Math.max(stack, 2), locals);
        }
    }

    /** Shows the application its own tasks, and finds those that it seeks. */
    private static final class Showing extends MethodVisitor {
        private final String method;

        Showing(MethodVisitor next, String method) {
            super(Opcodes.ASM9, next);
            this.method = method;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (method.equals("reject")) {
                replace(mv, 1, "shown", RUNNABLE);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("beforeExecute")) {
                change(mv, "shown", RUNNABLE);
            } else if (name.equals("afterExecute")) {
                mv.visitInsn(Opcodes.SWAP);
                change(mv, "shown", RUNNABLE);
                mv.visitInsn(Opcodes.SWAP);
            } else if (method.equals("remove") && owner.equals(QUEUE)) {
                GateCalls.call(mv, "remove", "(Ljava/util/Collection;Ljava/lang/Object;)Z");
                return;
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                GateCalls.call(mv, "shown", "(Ljava/util/List;)Ljava/util/List;");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(Math.max(stack, 1), locals);
        }
    }
}
