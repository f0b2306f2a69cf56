// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The method that joins strings instead of {@code StringConcatFactory.makeConcatWithConstants}, whose recipe has the
 * character 1 for an argument and 2 for a constant.
 */
final class Concatenation {

    private static final String BUILDER = "java/lang/StringBuilder";
    private static final char ARGUMENT = 1;
    private static final char CONSTANT = 2;

    private Concatenation() {}

    static void write(MethodVisitor code, String descriptor, Object[] bootstrapArguments) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        String recipe = (String) bootstrapArguments[0];
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, BUILDER);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        int argument = 0;
        int constant = 1;
        int slot = 0;
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == ARGUMENT) {
                literal(code, literal);
                Type type = arguments[argument++];
                code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
                slot += type.getSize();
                append(code, type);
            } else if (c == CONSTANT) {
                literal.append(bootstrapArguments[constant++]);
            } else {
                literal.append(c);
            }
        }
        literal(code, literal);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(3, slot);
        code.visitEnd();
    }

    private static void literal(MethodVisitor code, StringBuilder literal) {
        if (literal.length() > 0) {
            code.visitLdcInsn(literal.toString());
            append(code, Type.getType(String.class));
            literal.setLength(0);
        }
    }

    /** Appends the value on the stack to the builder under it. */
    static void append(MethodVisitor code, Type type) {
        String taken = switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> "I";
            case Type.ARRAY -> "Ljava/lang/Object;";
            case Type.OBJECT ->
                type.getInternalName().equals("java/lang/String") ? "Ljava/lang/String;" : "Ljava/lang/Object;";
            default -> type.getDescriptor();
        };
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, BUILDER, "append", '(' + taken + ")Ljava/lang/StringBuilder;", false);
    }
}
