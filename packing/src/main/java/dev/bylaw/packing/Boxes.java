// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The conversions between a functional interface's types and those of the method behind it (JLS 15.13.2, 15.27.3). */
final class Boxes {

    private static final String NUMBER = "java/lang/Number";

    private Boxes() {}

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY && type.getSort() != Type.VOID;
    }

    /** The internal name of a primitive type's box. */
    static String of(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.BYTE -> "java/lang/Byte";
            case Type.CHAR -> "java/lang/Character";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> throw new IllegalArgumentException(primitive + " has no box.");
        };
    }

    /** Converts the value on the stack. */
    static void convert(MethodVisitor code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (isPrimitive(from) && isPrimitive(to)) {
            widen(code, from, to);
        } else if (isPrimitive(from)) {
            String box = of(from);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC, box, "valueOf", '(' + from.getDescriptor() + ")L" + box + ';', false);
        } else if (isPrimitive(to)) {
            unbox(code, from, to);
        } else if (!to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static void unbox(MethodVisitor code, Type from, Type to) {
        Type held = boxed(from);
        if (held == null) {
            // Object or Number, of which the interface's type promises that it is this box.
            held = to;
            code.visitTypeInsn(Opcodes.CHECKCAST, of(to));
        }
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, of(held), held.getClassName() + "Value", "()" + held.getDescriptor(), false);
        if (!held.equals(to)) {
            widen(code, held, to);
        }
    }

    private static Type boxed(Type box) {
        return switch (box.getInternalName()) {
            case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
            case "java/lang/Byte" -> Type.BYTE_TYPE;
            case "java/lang/Character" -> Type.CHAR_TYPE;
            case "java/lang/Short" -> Type.SHORT_TYPE;
            case "java/lang/Integer" -> Type.INT_TYPE;
            case "java/lang/Long" -> Type.LONG_TYPE;
            case "java/lang/Float" -> Type.FLOAT_TYPE;
            case "java/lang/Double" -> Type.DOUBLE_TYPE;
            case "java/lang/Object", NUMBER -> null;
            default -> throw new IllegalArgumentException(box.getClassName() + " cannot be unboxed.");
        };
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
        int opcode = switch (from.getSort() * 16 + to.getSort()) {
            case Type.LONG * 16 + Type.FLOAT -> Opcodes.L2F;
            case Type.LONG * 16 + Type.DOUBLE -> Opcodes.L2D;
            case Type.FLOAT * 16 + Type.DOUBLE -> Opcodes.F2D;
            default ->
                switch (to.getSort()) {
                    case Type.LONG -> Opcodes.I2L;
                    case Type.FLOAT -> Opcodes.I2F;
                    case Type.DOUBLE -> Opcodes.I2D;
                    default -> Opcodes.NOP;
                };
        };
        if (opcode != Opcodes.NOP) {
            code.visitInsn(opcode);
        }
    }
}
