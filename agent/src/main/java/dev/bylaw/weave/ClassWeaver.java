// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes the class files that take the place of the application's. Each way out of trouble is a method here. */
final class ClassWeaver {

    /** A class file that ends too early: whoever defines it gets a ClassFormatError. For when nothing better can be made. */
    static final byte[] UNLINKABLE = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 52, 0, 1};

    private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

    private ClassWeaver() {}

    /**
     * What to do with one method.
     *
     * @param site {@code null} when it must deny every call
     * @param arguments whether the gate is given receiver and arguments
     * @param methodField the field with the Java method that a framework's executor calls, or {@code null}
     */
    record Plan(Governed governed, Site site, boolean arguments, String methodField) {}

    /** The class with its governed methods woven. */
    static byte[] weave(ClassReader reader, List<Plan> plans) {
        boolean frames = (reader.readInt(4) & 0xffff) >= FIRST_WITH_FRAMES;
        Map<String, Plan> byKey = new HashMap<>();
        for (Plan plan : plans) {
            byKey.put(plan.governed().method().key(), plan);
        }
        ExecutorPoint keeps = keeps(plans);
        return rewrite(reader, new Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String name, String descriptor) {
                Plan plan = byKey.get(name + descriptor);
                if (plan == null) {
                    return keeps != null && name.equals(Served.CONVERTS) ? new HandlerWeaver(next, keeps, null) : next;
                }
                if (plan.governed().refusal() != null) {
                    return refusal(next, access, descriptor, plan.governed().refusal());
                }
                return plan.site().origin() instanceof Origin.Executor executor
                        ? executor(next, reader.getClassName(), plan, executor.point(), frames)
                        : new MethodWeaver(next, plan.governed().method(), plan.site(), plan.arguments(), frames);
            }
        });
    }

    /** The point at which this class keeps what a server answers with, or {@code null}. */
    private static ExecutorPoint keeps(List<Plan> plans) {
        for (Plan plan : plans) {
            if (plan.governed().governance().origin() instanceof Origin.Executor executor
                    && executor.point().keeps()) {
                return executor.point();
            }
        }
        return null;
    }

    private static MethodVisitor executor(
            MethodVisitor next, String className, Plan plan, ExecutorPoint point, boolean frames) {
        if (point.keeps()) {
            return new HandlerWeaver(next, point, plan.site());
        }
        MethodSurvey method = plan.governed().method();
        return new ExecutorWeaver(next, method, plan.site(), point, className, plan.methodField(), frames);
    }

    /** The class with its governed methods denying every call. */
    static byte[] deny(ClassReader reader, List<Plan> plans, String reason) {
        Map<String, Plan> byKey = new HashMap<>();
        for (Plan plan : plans) {
            byKey.put(plan.governed().method().key(), plan);
        }
        return rewrite(reader, new Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String name, String descriptor) {
                return byKey.containsKey(name + descriptor) ? refusal(next, access, descriptor, reason) : next;
            }
        });
    }

    private static MethodVisitor refusal(MethodVisitor next, int access, String descriptor, String reason) {
        return new BodyReplacer(next, access, descriptor) {
            @Override
            void body(MethodVisitor code) {
                GateCalls.refuse(code, "Refused: Bylaw could not check this method: " + reason + ".");
            }
        };
    }

    /** The door of the identity API, leading to the gate. */
    static byte[] serve(ClassReader reader) {
        return rewrite(reader, new Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String name, String descriptor) {
                if (name.charAt(0) == '<' || (access & Opcodes.ACC_STATIC) == 0) {
                    return next;
                }
                return new BodyReplacer(next, access, descriptor) {
                    @Override
                    void body(MethodVisitor code) {
                        Type[] parameters = Type.getArgumentTypes(descriptor);
                        code.visitLdcInsn(name);
                        GateCalls.pushArguments(code, parameters, 0, new boolean[parameters.length]);
                        GateCalls.call(code, "serve", "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/Object;");
                        GateCalls.returnAs(code, Type.getReturnType(descriptor));
                    }
                };
            }
        });
    }

    /** Chooses what becomes of a method. */
    abstract static class Bodies {
        abstract MethodVisitor of(MethodVisitor next, int access, String name, String descriptor);
    }

    static byte[] rewrite(ClassReader reader, Bodies bodies) {
        ClassWriter writer = new Writer(reader);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return bodies.of(next, access, name, descriptor);
                    }
                },
                ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** Would look classes up by name if it ever had to join two types; it has not. */
    private static final class Writer extends ClassWriter {
        Writer(ClassReader reader) {
            super(reader, 0);
        }

        @Override
        protected String getCommonSuperClass(String one, String other) {
            throw new IllegalStateException("frames are never computed");
        }
    }
}
