// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import static net.bytebuddy.jar.asm.Opcodes.*;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.compile.Evaluator;
import dev.bylaw.policy.compile.Question;
import dev.bylaw.policy.compile.Read;
import dev.bylaw.policy.compile.Shapes;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/** Writes the code of one question: it goes to one of two places, or, when there is no answer, to a third. */
final class StepCode {

    /** Longer texts do not fit into a class's constants in every encoding. */
    private static final int LONGEST_TEXT = 10_000;

    private final MethodVisitor code;
    private final Constants constants;
    private final Shapes shapes;
    private final Label none;

    StepCode(MethodVisitor code, Constants constants, Shapes shapes, Label none) {
        this.code = code;
        this.constants = constants;
        this.shapes = shapes;
        this.none = none;
    }

    void write(Question question, Label yes, Label no) {
        Question.Kind kind = question.kind();
        boolean absent = question.read() != null && shapes.slot(question.read()) < 0;
        boolean otherAbsent = question.other() != null && shapes.slot(question.other()) < 0;
        boolean longText =
                question.constant() instanceof StringValue text && text.value().length() > LONGEST_TEXT;
        if (kind == Question.Kind.NODE || longText || (kind == Question.Kind.HAS && absent)) {
            ask(question, yes, no);
        } else if (absent || otherAbsent) {
            code.visitJumpInsn(GOTO, none);
        } else if (kind == Question.Kind.HAS) {
            code.visitJumpInsn(GOTO, yes);
        } else {
            compare(question, yes, no);
        }
    }

    private void compare(Question question, Label yes, Label no) {
        switch (question.kind()) {
            case TRUTH -> {
                valueOf(question.read(), BoolValue.class, none);
                call(BoolValue.class, "value", Type.BOOLEAN_TYPE);
            }
            case ORDER -> {
                valueOf(question.read(), LongValue.class, none);
                call(LongValue.class, "value", Type.LONG_TYPE);
                code.visitLdcInsn(((LongValue) question.constant()).value());
                code.visitInsn(LCMP);
                code.visitJumpInsn(jump(question.order()), yes);
                code.visitJumpInsn(GOTO, no);
                return;
            }
            case EQUAL_TEXT -> {
                valueOf(question.read(), StringValue.class, no);
                call(StringValue.class, "value", Type.getType(String.class));
                code.visitLdcInsn(((StringValue) question.constant()).value());
                call(String.class, "equals", Type.BOOLEAN_TYPE, Type.getType(Object.class));
            }
            case EQUAL_ENTITY -> {
                constants.push(code, EntityUid.class, (EntityUid) question.constant());
                equalsValue(question.read());
            }
            case EQUAL_PRINCIPAL -> equalsOfRequest(question.read(), "principal");
            case EQUAL_RESOURCE -> equalsOfRequest(question.read(), "resource");
            default -> {
                at(question.read());
                at(question.other());
                code.visitMethodInsn(
                        INVOKESTATIC,
                        Type.getInternalName(Evaluator.class),
                        "areEqual",
                        Type.getMethodDescriptor(
                                Type.BOOLEAN_TYPE, Type.getType(Value.class), Type.getType(Value.class)),
                        false);
            }
        }
        code.visitJumpInsn(IFNE, yes);
        code.visitJumpInsn(GOTO, no);
    }

    private void equalsOfRequest(Read read, String part) {
        code.visitVarInsn(ALOAD, Locals.REQUEST);
        call(Request.class, part, Type.getType(EntityUid.class));
        equalsValue(read);
    }

    private void equalsValue(Read read) {
        at(read);
        call(EntityUid.class, "equals", Type.BOOLEAN_TYPE, Type.getType(Object.class));
    }

    private static int jump(BinaryOp op) {
        return switch (op) {
            case LESS -> IFLT;
            case LESS_EQUAL -> IFLE;
            case GREATER -> IFGT;
            case GREATER_EQUAL -> IFGE;
            default -> throw new IllegalArgumentException(op.symbol() + " is no order");
        };
    }

    private void ask(Question question, Label yes, Label no) {
        constants.push(code, Question.class, question);
        code.visitVarInsn(ALOAD, Locals.REQUEST);
        code.visitVarInsn(ALOAD, Locals.PRINCIPAL);
        code.visitVarInsn(ALOAD, Locals.RESOURCE);
        Type known = Type.getType(Known.class);
        call(Question.class, "ask", Type.INT_TYPE, Type.getType(Request.class), known, known);
        code.visitVarInsn(ISTORE, Locals.ANSWER);
        code.visitVarInsn(ILOAD, Locals.ANSWER);
        code.visitJumpInsn(IFLT, none);
        code.visitVarInsn(ILOAD, Locals.ANSWER);
        code.visitJumpInsn(IFNE, yes);
        code.visitJumpInsn(GOTO, no);
    }

    /** Pushes the value as one of this type; goes elsewhere when it is of another. */
    private void valueOf(Read read, Class<? extends Value> type, Label otherwise) {
        at(read);
        code.visitVarInsn(ASTORE, Locals.VALUE);
        code.visitVarInsn(ALOAD, Locals.VALUE);
        code.visitTypeInsn(INSTANCEOF, Type.getInternalName(type));
        code.visitJumpInsn(IFEQ, otherwise);
        code.visitVarInsn(ALOAD, Locals.VALUE);
        code.visitTypeInsn(CHECKCAST, Type.getInternalName(type));
    }

    private void at(Read read) {
        int record = switch (read.place()) {
            case PRINCIPAL -> Locals.OF_PRINCIPAL;
            case RESOURCE -> Locals.OF_RESOURCE;
            case CONTEXT -> Locals.CONTEXT;
            case NESTED -> Locals.NESTED;
        };
        Locals.at(code, record, shapes.slot(read));
    }

    private void call(Class<?> owner, String name, Type result, Type... arguments) {
        code.visitMethodInsn(
                INVOKEVIRTUAL, Type.getInternalName(owner), name, Type.getMethodDescriptor(result, arguments), false);
    }
}
