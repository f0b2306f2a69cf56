// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** One class on its way: replaces each {@code invokedynamic}, and collects what has to exist for it. */
final class PlainClass extends ClassVisitor {

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
    private static final String STRINGS = "java/lang/invoke/StringConcatFactory";
    private static final String RECORDS = "java/lang/runtime/ObjectMethods";

    private final List<LambdaClass> lambdas = new ArrayList<>();
    private final List<Runnable> methods = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private String name;
    private String simpleName;
    private String nestHost;
    private int version;
    private boolean isInterface;

    PlainClass(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    List<LambdaClass> lambdas() {
        return Collections.unmodifiableList(lambdas);
    }

    String nestHost() {
        return nestHost;
    }

    int version() {
        return version;
    }

    @Override
    public void visit(int classVersion, int access, String className, String s, String superName, String[] interfaces) {
        version = classVersion & 0xffff;
        name = className;
        nestHost = className;
        simpleName = className.substring(className.lastIndexOf('/') + 1);
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(classVersion, access, className, s, superName, interfaces);
    }

    @Override
    public void visitNestHost(String host) {
        nestHost = host;
        super.visitNestHost(host);
    }

    @Override
    public void visitInnerClass(String inner, String outer, String innerName, int access) {
        if (inner.equals(name) && innerName != null) {
            simpleName = innerName;
        }
        super.visitInnerClass(inner, outer, innerName, access);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        int open = access;
        if (version < PlainCode.NESTS && method.startsWith("lambda$") && (access & Opcodes.ACC_PRIVATE) != 0) {
            // No nest lets the lambda's class in. The method is synthetic, and no subclass has one of its name.
            open = (access & ~Opcodes.ACC_PRIVATE) | (isInterface ? Opcodes.ACC_PUBLIC : 0);
        }
        if ((open & Opcodes.ACC_PRIVATE) != 0) {
            closed.add(method + descriptor);
        }
        return new Instructions(super.visitMethod(open, method, descriptor, signature, exceptions));
    }

    @Override
    public void visitEnd() {
        for (LambdaClass lambda : lambdas) {
            Handle body = lambda.body();
            if (version < PlainCode.NESTS
                    && body.getOwner().equals(name)
                    && closed.contains(body.getName() + body.getDesc())) {
                throw new IllegalArgumentException(
                        name + " is compiled for a version without nests, and refers to its private " + body.getName()
                                + "; compile it for 11 or later.");
            }
        }
        methods.forEach(Runnable::run);
        super.visitEnd();
    }

    private final class Instructions extends MethodVisitor {

        Instructions(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            switch (bootstrap.getOwner() + '.' + bootstrap.getName()) {
                case LAMBDAS + ".metafactory" -> lambda(method, descriptor, arguments);
                case STRINGS + ".makeConcatWithConstants" -> {
                    String made = "plain$concat" + methods.size();
                    methods.add(() -> Concatenation.write(own(made, descriptor), descriptor, arguments));
                    call(made, descriptor);
                }
                case RECORDS + ".bootstrap" -> {
                    String made = "plain$" + method;
                    String title = simpleName;
                    methods.add(() -> RecordMethod.write(own(made, descriptor), method, name, title, arguments));
                    call(made, descriptor);
                }
                default ->
                    throw new IllegalArgumentException(name + " has an invokedynamic that is linked by "
                            + bootstrap.getOwner() + '.' + bootstrap.getName() + ", which cannot be made plain.");
            }
        }

        private void lambda(String method, String descriptor, Object[] arguments) {
            LambdaClass made = new LambdaClass(
                    name + "$$" + lambdas.size(),
                    version,
                    nestHost,
                    new LambdaClass.Function(
                            Type.getReturnType(descriptor).getInternalName(), method, (Type) arguments[0]),
                    List.of(Type.getArgumentTypes(descriptor)),
                    (Handle) arguments[1],
                    (Type) arguments[2]);
            lambdas.add(made);
            made.obtain(mv);
        }

        private void call(String made, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, name, made, descriptor, isInterface);
        }

        private MethodVisitor own(String made, String descriptor) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
            return cv.visitMethod(access, made, descriptor, null, null);
        }
    }
}
