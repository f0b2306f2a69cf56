// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The class of one lambda or method reference: what it captured in its fields, and one method that calls the code. Like the
 * JDK's, one that captures nothing has a single instance.
 *
 * @param name its internal name
 * @param version that of the class file it stands in
 * @param nestHost the host of that class's nest, which lets it call private methods
 * @param function what it implements
 * @param captured the types of the values that it is made from
 * @param body the method that it calls
 * @param actual the types of the function's parameters and result here, where the interface has erased ones
 */
record LambdaClass(
        String name, int version, String nestHost, Function function, List<Type> captured, Handle body, Type actual) {

    /** A functional interface's method, with erased types. */
    record Function(String type, String method, Type erased) {}

    private static final String ONLY = "INSTANCE";
    private static final String MAKE = "of";

    /** Puts an instance on the stack, made from the captured values that are there. */
    void obtain(MethodVisitor code) {
        if (captured.size() == 0) {
            code.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY, descriptor());
        } else {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, name, MAKE, factory(), false);
        }
    }

    private String descriptor() {
        return 'L' + name + ';';
    }

    private String factory() {
        return Type.getMethodDescriptor(Type.getType(descriptor()), captured.toArray(new Type[0]));
    }

    byte[] classFile() {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        type.visit(version, access, name, null, "java/lang/Object", new String[] {function.type()});
        if (version >= PlainCode.NESTS) {
            type.visitNestHost(nestHost);
        }
        for (int i = 0; i < captured.size(); i++) {
            type.visitField(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
                    "c" + i,
                    captured.get(i).getDescriptor(),
                    null,
                    null);
        }
        constructor(type);
        if (captured.size() == 0) {
            single(type);
        } else {
            factory(type);
        }
        method(type);
        type.visitEnd();
        return type.toByteArray();
    }

    private void constructor(ClassWriter type) {
        MethodVisitor code = type.visitMethod(
                Opcodes.ACC_PRIVATE,
                "<init>",
                Type.getMethodDescriptor(Type.VOID_TYPE, captured.toArray(new Type[0])),
                null,
                null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int slot = 1;
        for (int i = 0; i < captured.size(); i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured.get(i).getOpcode(Opcodes.ILOAD), slot);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured.get(i).getDescriptor());
            slot += captured.get(i).getSize();
        }
        end(code, Opcodes.RETURN);
    }

    private void factory(ClassWriter type) {
        MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, MAKE, factory(), null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int slot = 0;
        for (Type value : captured) {
            code.visitVarInsn(value.getOpcode(Opcodes.ILOAD), slot);
            slot += value.getSize();
        }
        String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, captured.toArray(new Type[0]));
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor, false);
        end(code, Opcodes.ARETURN);
    }

    private void single(ClassWriter type) {
        type.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, descriptor(), null, null);
        MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, descriptor());
        end(code, Opcodes.RETURN);
    }

    private void method(ClassWriter type) {
        MethodVisitor code = type.visitMethod(
                Opcodes.ACC_PUBLIC, function.method(), function.erased().getDescriptor(), null, null);
        code.visitCode();
        boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (makes) {
            code.visitTypeInsn(Opcodes.NEW, body.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        Type[] taken = taken();
        for (int i = 0; i < captured.size(); i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + i, captured.get(i).getDescriptor());
            Boxes.convert(code, captured.get(i), taken[i]);
        }
        Type[] erased = function.erased().getArgumentTypes();
        Type[] given = actual.getArgumentTypes();
        int slot = 1;
        for (int i = 0; i < erased.length; i++) {
            code.visitVarInsn(erased[i].getOpcode(Opcodes.ILOAD), slot);
            slot += erased[i].getSize();
            Boxes.convert(code, erased[i], given[i]);
            Boxes.convert(code, given[i], taken[captured.size() + i]);
        }
        call(code);
        Type result = makes ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
        Type wanted = function.erased().getReturnType();
        if (wanted.getSort() == Type.VOID) {
            if (result.getSize() > 0) {
                code.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
        } else {
            Boxes.convert(code, result, wanted);
        }
        end(code, wanted.getOpcode(Opcodes.IRETURN));
    }

    /** What the called method takes, its receiver included. */
    private Type[] taken() {
        Type[] declared = Type.getArgumentTypes(body.getDesc());
        if (body.getTag() == Opcodes.H_INVOKESTATIC || body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            return declared;
        }
        Type[] all = new Type[declared.length + 1];
        all[0] = Type.getObjectType(body.getOwner());
        System.arraycopy(declared, 0, all, 1, declared.length);
        return all;
    }

    private void call(MethodVisitor code) {
        int opcode = switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
                body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            // A private method of the class or interface that the lambda stands in: an ordinary call for its nest.
            case Opcodes.H_INVOKESPECIAL -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> throw new IllegalArgumentException(name + ": cannot call " + body + '.');
        };
        code.visitMethodInsn(opcode, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
