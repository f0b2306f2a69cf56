// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import static net.bytebuddy.jar.asm.Opcodes.*;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.compile.Evaluator;
import dev.bylaw.policy.compile.Program;
import dev.bylaw.policy.compile.Read.Place;
import dev.bylaw.policy.compile.Shapes;
import dev.bylaw.policy.compile.Step;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.RecordValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the class of an evaluator: the steps of a program as straight code, for records of the shapes that the program met
 * first. For records of other shapes the code calls the program.
 */
final class EvaluatorCode {

    private static final String PROGRAM = Type.getInternalName(Program.class);
    private static final String RECORD = Type.getInternalName(RecordValue.class);
    private static final String SHAPE = Type.getInternalName(RecordShape.class);
    private static final String REQUEST = Type.getInternalName(Request.class);
    private static final String KNOWN = Type.getInternalName(Known.class);
    private static final String EVALUATOR = Type.getInternalName(Evaluator.class);
    private static final String OUTCOME = Type.getMethodDescriptor(
            Type.LONG_TYPE,
            Type.LONG_TYPE,
            Type.getType(Request.class),
            Type.getType(Known.class),
            Type.getType(Known.class));

    private final Program program;
    private final Shapes shapes;
    private final List<Step> steps;
    private final Constants constants;
    private final String name;
    private final Label otherShapes = new Label();
    private MethodVisitor code;

    EvaluatorCode(Program program, Shapes shapes, String name) {
        this.program = program;
        this.shapes = shapes;
        this.steps = program.steps();
        this.name = name;
        this.constants = new Constants(name);
    }

    /** The objects that the class must be given as its data. */
    List<Object> data() {
        return constants.data();
    }

    /** The bytes of the class; null when its method would be longer than the JIT takes on. */
    byte[] write(int longest) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, EVALUATOR, null);
        constructor(writer);
        code = writer.visitMethod(ACC_PUBLIC, "outcome", OUTCOME, null, null);
        code.visitCode();
        records();
        for (int policy = 0; policy < program.size(); policy++) {
            if ((program.always() >>> policy & 1) == 0) {
                policy(policy);
            }
        }
        code.visitVarInsn(LLOAD, Locals.OUTCOME);
        code.visitInsn(LRETURN);
        askProgram();
        Label end = new Label();
        code.visitLabel(end);
        code.visitMaxs(0, 0);
        code.visitEnd();
        constants.writeFields(writer);
        writer.visitEnd();
        return end.getOffset() > longest ? null : writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor init = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, EVALUATOR, "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
    }

    /** Every local variable has a value from the start, so that one frame is right for all places where code meets. */
    private void records() {
        code.visitVarInsn(LLOAD, Locals.CANDIDATES);
        code.visitLdcInsn(program.always());
        code.visitInsn(LAND);
        code.visitVarInsn(LSTORE, Locals.OUTCOME);
        for (int local : Locals.REFERENCES) {
            code.visitInsn(ACONST_NULL);
            code.visitVarInsn(ASTORE, local);
        }
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, Locals.ANSWER);
        Set<Place> read = places();
        if (read.contains(Place.PRINCIPAL)) {
            attributes(Locals.PRINCIPAL, Locals.OF_PRINCIPAL, shapes.principal());
        }
        if (read.contains(Place.RESOURCE)) {
            attributes(Locals.RESOURCE, Locals.OF_RESOURCE, shapes.resource());
        }
        if (read.contains(Place.CONTEXT) || read.contains(Place.NESTED)) {
            code.visitVarInsn(ALOAD, Locals.REQUEST);
            code.visitMethodInsn(INVOKEVIRTUAL, REQUEST, "context", "()L" + RECORD + ";", false);
            code.visitVarInsn(ASTORE, Locals.CONTEXT);
            requireShape(Locals.CONTEXT, shapes.context());
        }
        if (read.contains(Place.NESTED)) {
            nested();
        }
    }

    private Set<Place> places() {
        Set<Place> places = EnumSet.noneOf(Place.class);
        for (Step step : steps) {
            if (step.question().read() != null) {
                places.add(step.question().read().place());
            }
            if (step.question().other() != null) {
                places.add(step.question().other().place());
            }
        }
        return places;
    }

    private void attributes(int known, int record, RecordShape shape) {
        code.visitVarInsn(ALOAD, known);
        code.visitJumpInsn(IFNULL, otherShapes);
        code.visitVarInsn(ALOAD, known);
        code.visitMethodInsn(INVOKEVIRTUAL, KNOWN, "attributes", "()L" + RECORD + ";", false);
        code.visitVarInsn(ASTORE, record);
        requireShape(record, shape);
    }

    private void nested() {
        int slot = shapes.context().slot(program.nestedName());
        if (slot < 0) {
            code.visitJumpInsn(GOTO, otherShapes);
            code.visitFrame(F_NEW, Locals.frame(name).length, Locals.frame(name), 0, new Object[0]);
            return;
        }
        Locals.at(code, Locals.CONTEXT, slot);
        code.visitVarInsn(ASTORE, Locals.VALUE);
        code.visitVarInsn(ALOAD, Locals.VALUE);
        code.visitTypeInsn(INSTANCEOF, RECORD);
        code.visitJumpInsn(IFEQ, otherShapes);
        code.visitVarInsn(ALOAD, Locals.VALUE);
        code.visitTypeInsn(CHECKCAST, RECORD);
        code.visitVarInsn(ASTORE, Locals.NESTED);
        requireShape(Locals.NESTED, shapes.nested());
    }

    private void requireShape(int record, RecordShape shape) {
        code.visitVarInsn(ALOAD, record);
        code.visitMethodInsn(INVOKEVIRTUAL, RECORD, "shape", "()L" + SHAPE + ";", false);
        constants.push(code, RecordShape.class, shape);
        code.visitJumpInsn(IF_ACMPNE, otherShapes);
    }

    private void policy(int policy) {
        int first = program.first(policy);
        Label[] labels = new Label[steps.get(first).end() - first];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = new Label();
        }
        Label satisfied = new Label();
        Label erred = new Label();
        Label end = new Label();
        code.visitVarInsn(LLOAD, Locals.CANDIDATES);
        code.visitLdcInsn(1L << policy);
        code.visitInsn(LAND);
        code.visitInsn(LCONST_0);
        code.visitInsn(LCMP);
        code.visitJumpInsn(IFEQ, end);
        StepCode writer = new StepCode(code, constants, shapes, erred);
        for (int i = 0; i < labels.length; i++) {
            place(labels[i]);
            Step step = steps.get(first + i);
            writer.write(
                    step.question(),
                    target(step.ifYes(), step.afterYes() - first, labels, satisfied, end),
                    target(step.ifNo(), step.afterNo() - first, labels, satisfied, end));
        }
        place(satisfied);
        set(1L << policy);
        code.visitJumpInsn(GOTO, end);
        place(erred);
        set(Evaluator.ERRED);
        place(end);
    }

    private static Label target(long satisfies, int step, Label[] labels, Label satisfied, Label end) {
        if (satisfies != 0) {
            return satisfied;
        }
        return step < labels.length ? labels[step] : end;
    }

    private void place(Label label) {
        code.visitLabel(label);
        Object[] frame = Locals.frame(name);
        code.visitFrame(F_NEW, frame.length, frame, 0, new Object[0]);
        // Two labels may stand at one place, which must have one frame.
        code.visitInsn(NOP);
    }

    private void set(long bits) {
        code.visitVarInsn(LLOAD, Locals.OUTCOME);
        code.visitLdcInsn(bits);
        code.visitInsn(LOR);
        code.visitVarInsn(LSTORE, Locals.OUTCOME);
    }

    private void askProgram() {
        place(otherShapes);
        constants.push(code, Program.class, program);
        code.visitVarInsn(LLOAD, Locals.CANDIDATES);
        code.visitVarInsn(ALOAD, Locals.REQUEST);
        code.visitVarInsn(ALOAD, Locals.PRINCIPAL);
        code.visitVarInsn(ALOAD, Locals.RESOURCE);
        code.visitMethodInsn(INVOKEVIRTUAL, PROGRAM, "outcome", OUTCOME, false);
        code.visitInsn(LRETURN);
    }
}
