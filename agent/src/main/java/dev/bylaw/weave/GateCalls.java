// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The instructions that call the gate, and what they need around them. */
final class GateCalls {

    private static final String REFUSAL = "dev/bylaw/gate/BylawRefusal";
    private static final int LONGEST_MESSAGE = 1000;

    private GateCalls() {}

    static void call(MethodVisitor code, String method, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Gate.NAME, method, descriptor, false);
    }

    /** Pushes a number. */
    static void push(MethodVisitor code, int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            code.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }

    /**
     * Pushes an array with the parameters, boxed.
     *
     * @param slot the first parameter's slot
     * @param hidden which parameters are passed as {@code null}
     */
    static void pushArguments(MethodVisitor code, Type[] parameters, int slot, boolean[] hidden) {
        push(code, parameters.length);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int at = slot;
        for (int i = 0; i < parameters.length; i++) {
            if (!hidden[i]) {
                code.visitInsn(Opcodes.DUP);
                push(code, i);
                code.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), at);
                box(code, parameters[i]);
                code.visitInsn(Opcodes.AASTORE);
            }
            at += parameters[i].getSize();
        }
    }

    private static void box(MethodVisitor code, Type type) {
        String box = boxOf(type);
        if (box != null) {
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
        }
    }

    /** Makes the object on the stack what a method of this return type returns, and returns it. */
    static void returnAs(MethodVisitor code, Type type) {
        String box = boxOf(type);
        if (type.getSort() == Type.VOID) {
            code.visitInsn(Opcodes.POP);
        } else if (box == null) {
            code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        } else {
            code.visitTypeInsn(Opcodes.CHECKCAST, box);
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type.getDescriptor(), false);
        }
        code.visitInsn(type.getOpcode(Opcodes.IRETURN));
    }

    private static String boxOf(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
        };
    }

    /** Throws a refusal. */
    static void refuse(MethodVisitor code, String message) {
        code.visitTypeInsn(Opcodes.NEW, REFUSAL);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, REFUSAL, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ATHROW);
    }
}
