// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Puts the calls of the gate into a method:
 *
 * <pre>
 *   int call = BylawGate.enter(site);             // or enter(site, this, arguments); may throw, and then nothing has run
 *   try { body; BylawGate.exit(call); return; }   // an exit before each return
 *   catch (Throwable t) { BylawGate.failed(call, t); throw t; }
 * </pre>
 *
 * The handler covers the body, but neither the prologue nor the exits: a call is ended once. {@code call} is a new local
 * variable behind the method's own, and each stack-map frame is extended by it; the handler's frame knows of nothing else,
 * which is right wherever it is reached from, so that no frame has to be computed and no superclass looked up.
 *
 * <p>A constructor is entered before {@code super(…)}. Up to that call, the object is not initialised and the handler must
 * say so; hence a constructor has two. No handler can cover the call itself: HotSpot's verifier checks it against the frame
 * before the call and the frame after it, and no frame is both. When {@code super(…)} throws, the call has no end.
 */
class MethodWeaver extends MethodVisitor {

    private static final String THROWABLE = "java/lang/Throwable";
    private static final int LARGEST_LOCAL = 65534;

    private final MethodSurvey survey;
    private final Site site;
    private final boolean arguments;
    private final boolean frames;
    private final int token;
    private final boolean covered;

    private final List<Label[]> beforeConstruction = new ArrayList<>();
    private final List<Label[]> body = new ArrayList<>();
    private List<Label[]> ranges;
    private Label open;
    private int calls;

    /**
     * @param arguments whether the gate is given receiver and arguments
     * @param frames whether class files of this version have stack-map frames; the verifier infers them in older ones
     */
    MethodWeaver(MethodVisitor next, MethodSurvey survey, Site site, boolean arguments, boolean frames) {
        super(Opcodes.ASM9, next);
        if (survey.maxLocals + locals() - 1 > LARGEST_LOCAL) {
            throw new IllegalStateException("no local variable is left for the call's number");
        }
        this.survey = survey;
        this.site = site;
        this.arguments = arguments;
        this.frames = frames;
        this.token = survey.maxLocals;
        this.covered = !survey.isConstructor() || survey.constructorCall() >= 0;
        this.ranges = survey.isConstructor() ? beforeConstruction : body;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        enter();
        mv.visitVarInsn(Opcodes.ISTORE, token);
        openRange();
    }

    /** Asks the gate, and leaves the call's number on the stack; needs no more than seven slots. */
    void enter() {
        GateCalls.push(mv, site.id());
        if (arguments) {
            pushReceiver();
            GateCalls.pushArguments(mv, survey.parameters, survey.is(Opcodes.ACC_STATIC) ? 0 : 1, hidden());
            GateCalls.call(mv, "enter", "(ILjava/lang/Object;[Ljava/lang/Object;)I");
        } else {
            GateCalls.call(mv, "enter", "(I)I");
        }
    }

    private void pushReceiver() {
        if (survey.hasReceiver()) {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
        } else {
            mv.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    private boolean[] hidden() {
        boolean[] hidden = new boolean[site.parameters().size()];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = site.parameters().get(i).ignored();
        }
        return hidden;
    }

    private void openRange() {
        open = new Label();
        mv.visitLabel(open);
    }

    private void closeRange() {
        Label end = new Label();
        mv.visitLabel(end);
        if (end.getOffset() > open.getOffset()) {
            ranges.add(new Label[] {open, end});
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            super.visitInsn(opcode);
            return;
        }
        closeRange();
        leave();
        super.visitInsn(opcode);
        openRange();
    }

    /** Tells the gate that the body returns. */
    void leave() {
        mv.visitVarInsn(Opcodes.ILOAD, token);
        GateCalls.call(mv, "exit", "(I)V");
    }

    /** Tells the gate that the body throws; the call's number and what is thrown are on the stack. */
    void report() {
        GateCalls.call(mv, "failed", "(ILjava/lang/Throwable;)V");
    }

    /** The local variable that has the call's number. */
    final int token() {
        return token;
    }

    /** Whether the class file has stack-map frames. */
    final boolean frames() {
        return frames;
    }

    /** How many local variables are added, the call's number among them. */
    int locals() {
        return 1;
    }

    /** How much of the stack the prologue needs: site, receiver, array, array, index and a long value. */
    int stack() {
        return 7;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean constructs = calls++ == survey.constructorCall();
        if (constructs) {
            closeRange();
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (constructs) {
            ranges = body;
            openRange();
        }
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
        Object[] extended = extend(localCount, locals);
        super.visitFrame(Opcodes.F_NEW, extended.length, extended, stackCount, stack);
    }

    private Object[] extend(int count, Object[] locals) {
        int slots = 0;
        for (int i = 0; i < count; i++) {
            slots += locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE ? 2 : 1;
        }
        Object[] extended = new Object[count + token - slots + 1];
        System.arraycopy(locals, 0, extended, 0, count);
        for (int i = count; i < extended.length - 1; i++) {
            extended[i] = Opcodes.TOP;
        }
        extended[extended.length - 1] = Opcodes.INTEGER;
        return extended;
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        closeRange();
        handlers();
        super.visitMaxs(Math.max(stack + 1, stack()), locals + locals());
    }

    /** Written when the body is: every range is known. */
    void handlers() {
        if (covered) {
            handler(body, new Object[0]);
            handler(beforeConstruction, new Object[] {Opcodes.UNINITIALIZED_THIS});
        }
    }

    /** Written behind the method's own handlers, so that those come first. */
    private void handler(List<Label[]> covers, Object[] locals) {
        if (covers.isEmpty()) {
            return;
        }
        Label handler = new Label();
        mv.visitLabel(handler);
        if (frames) {
            Object[] extended = extend(locals.length, locals);
            mv.visitFrame(Opcodes.F_NEW, extended.length, extended, 1, new Object[] {THROWABLE});
        }
        mv.visitInsn(Opcodes.DUP);
        mv.visitVarInsn(Opcodes.ILOAD, token);
        mv.visitInsn(Opcodes.SWAP);
        report();
        mv.visitInsn(Opcodes.ATHROW);
        for (Label[] range : covers) {
            mv.visitTryCatchBlock(range[0], range[1], handler, null);
        }
    }
}
