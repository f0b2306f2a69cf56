// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The body of a record's {@code toString}, {@code hashCode} or {@code equals}, with the results that
 * {@code java.lang.runtime.ObjectMethods} gives in the JDK.
 */
final class RecordMethod {

    private static final String BUILDER = "java/lang/StringBuilder";

    private final MethodVisitor code;
    private final String record;
    private final Object[] arguments;

    private RecordMethod(MethodVisitor code, String record, Object[] arguments) {
        this.code = code;
        this.record = record;
        this.arguments = arguments;
    }

    /**
     * Writes a static method that takes the record first.
     *
     * @param arguments those of the bootstrap: the class, the names of the components, a getter for each
     */
    static void write(MethodVisitor code, String method, String record, String simpleName, Object[] arguments) {
        RecordMethod body = new RecordMethod(code, record, arguments);
        code.visitCode();
        switch (method) {
            case "toString" -> body.text(simpleName);
            case "hashCode" -> body.hash();
            case "equals" -> body.equality();
            default -> throw new IllegalArgumentException("A record has no generated method " + method + '.');
        }
        code.visitEnd();
    }

    private int components() {
        return arguments.length - 2;
    }

    private Type type(int component) {
        return Type.getType(((Handle) arguments[component + 2]).getDesc());
    }

    /** Puts a component of the record in this local variable on the stack. */
    private void get(int variable, int component) {
        Handle getter = (Handle) arguments[component + 2];
        code.visitVarInsn(Opcodes.ALOAD, variable);
        if (variable > 0) {
            code.visitTypeInsn(Opcodes.CHECKCAST, record);
        }
        code.visitFieldInsn(Opcodes.GETFIELD, getter.getOwner(), getter.getName(), getter.getDesc());
    }

    private void text(String simpleName) {
        String[] names = components() == 0 ? new String[0] : ((String) arguments[1]).split(";", -1);
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        String before = simpleName + '[';
        for (int i = 0; i < names.length; i++) {
            code.visitLdcInsn(before + names[i] + '=');
            Concatenation.append(code, Type.getType(String.class));
            get(0, i);
            Concatenation.append(code, type(i));
            before = ", ";
        }
        code.visitLdcInsn(names.length == 0 ? before + ']' : "]");
        Concatenation.append(code, Type.getType(String.class));
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(3, 1);
    }

    private void hash() {
        code.visitInsn(Opcodes.ICONST_0);
        for (int i = 0; i < components(); i++) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            get(0, i);
            Type type = type(i);
            if (Boxes.isPrimitive(type)) {
                String hash = '(' + type.getDescriptor() + ")I";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, Boxes.of(type), "hashCode", hash, false);
            } else {
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
            }
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(3, 1);
    }

    private void equality() {
        Label same = new Label();
        Label different = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPEQ, same);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, record);
        code.visitJumpInsn(Opcodes.IFEQ, different);
        for (int i = 0; i < components(); i++) {
            get(0, i);
            get(1, i);
            compare(type(i), different);
        }
        code.visitLabel(same);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(different);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(4, 2);
    }

    /** Goes on when the two values on the stack are the same. */
    private void compare(Type type, Label different) {
        switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT ->
                code.visitJumpInsn(Opcodes.IF_ICMPNE, different);
            case Type.LONG -> {
                code.visitInsn(Opcodes.LCMP);
                code.visitJumpInsn(Opcodes.IFNE, different);
            }
            case Type.FLOAT, Type.DOUBLE -> {
                String both = type.getDescriptor() + type.getDescriptor();
                code.visitMethodInsn(Opcodes.INVOKESTATIC, Boxes.of(type), "compare", '(' + both + ")I", false);
                code.visitJumpInsn(Opcodes.IFNE, different);
            }
            default -> {
                String both = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals", both, false);
                code.visitJumpInsn(Opcodes.IFEQ, different);
            }
        }
    }
}
