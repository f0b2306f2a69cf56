// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;

/**
 * Puts the calls of the gate into a framework's executor. Like its superclass, but that a refusal is returned in the
 * framework's own form, so that the model reads it and the conversation goes on:
 *
 * <pre>
 *   String agent = null; Object session = null, arguments = null;            // whatever may be missing stays null
 *   if (context != null) { agent = context.agent(); session = context.session(); }
 *   try { int call = BylawGate.tool(site, name, arguments, server, agent, session, method);
 *         try { body; BylawGate.toolReturned(call); return; }
 *         catch (Throwable t) { BylawGate.toolFailed(call, t); throw t; } }
 *   catch (SecurityException refusal) { return form(refusal.getMessage()); }  // covers the gate's calls alone
 * </pre>
 *
 * Where an executor only promises to do something, it begins with
 *
 * <pre>
 *   Object later = BylawGate.later(site, thisVeryMethod, {this, argument …}, source, observer, connection);
 *   if (later != null) return promise(later);                                // and this method is called when somebody subscribes
 * </pre>
 *
 * <p>The tool's method may refuse somewhere below; frameworks make of its exception what they like. The gate's calls at the end
 * then throw the same refusal again. The body's own handlers must not catch that, so their ranges are cut around those calls.
 */
final class ExecutorWeaver extends MethodWeaver {

    private static final String SECURITY = "java/lang/SecurityException";
    private static final int FURTHER_LOCALS = 3;
    private static final int PROLOGUE = 10;

    private final MethodSurvey survey;
    private final String className;
    private final ExecutorPoint point;
    private final String methodField;
    private final int site;
    private final int agent;
    private final int session;
    private final int arguments;

    private final List<Label[]> asking = new ArrayList<>();
    private final List<Label[]> leaving = new ArrayList<>();
    private final List<Handler> own = new ArrayList<>();

    /** A handler of the method's own. */
    private record Handler(Label start, Label end, Label at, String type) {}

    /**
     * @param className the class, as its class file calls it
     * @param methodField the field that has the Java method which the executor calls; {@code null} when it has none
     */
    ExecutorWeaver(
            MethodVisitor next,
            MethodSurvey survey,
            Site site,
            ExecutorPoint point,
            String className,
            String methodField,
            boolean frames) {
        super(next, survey, site, false, frames);
        this.survey = survey;
        this.className = className;
        this.point = point;
        this.methodField = methodField;
        this.site = site.id();
        this.agent = token() + 1;
        this.session = token() + 2;
        this.arguments = token() + 3;
    }

    @Override
    int locals() {
        return 1 + FURTHER_LOCALS;
    }

    @Override
    int stack() {
        return PROLOGUE;
    }

    @Override
    void enter() {
        for (int local = agent; local <= arguments; local++) {
            mv.visitInsn(Opcodes.ACONST_NULL);
            mv.visitVarInsn(Opcodes.ASTORE, local);
        }
        if (point.isDeferred()) {
            defer();
        }
        if (!point.runsAgents()) {
            Label without = unless(ExecutorCode.request(point));
            ExecutorCode.arguments(point, mv);
            mv.visitVarInsn(Opcodes.ASTORE, arguments);
            here(without);
        }
        if (ExecutorCode.context(point) > 0) {
            Label unknown = unless(ExecutorCode.context(point));
            agent();
            ExecutorCode.session(point, mv);
            mv.visitVarInsn(Opcodes.ASTORE, session);
            here(unknown);
        }
        GateCalls.push(mv, site);
        ExecutorCode.name(point, mv);
        mv.visitVarInsn(Opcodes.ALOAD, arguments);
        if (point.isServer()) {
            ExecutorCode.handler(point, mv);
            ask("served", "(ILjava/lang/String;Ljava/lang/Object;Ljava/lang/Object;)I");
            return;
        }
        ExecutorCode.server(point, mv);
        mv.visitVarInsn(Opcodes.ALOAD, agent);
        mv.visitVarInsn(Opcodes.ALOAD, session);
        method();
        ask(
                "tool",
                "(ILjava/lang/String;Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;Ljava/lang/Object;"
                        + "Ljava/lang/reflect/Method;)I");
    }

    /** Returns a promise at once, unless somebody subscribes to one: then the body runs. */
    private void defer() {
        GateCalls.push(mv, site);
        mv.visitLdcInsn(new Handle(Opcodes.H_INVOKESPECIAL, className, point.method(), point.descriptor(), false));
        GateCalls.push(mv, 1 + survey.parameters.length);
        mv.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int slot = 0; slot <= survey.parameters.length; slot++) {
            mv.visitInsn(Opcodes.DUP);
            GateCalls.push(mv, slot);
            mv.visitVarInsn(Opcodes.ALOAD, slot);
            mv.visitInsn(Opcodes.AASTORE);
        }
        ExecutorCode.signals(point, mv);
        GateCalls.call(
                mv,
                "later",
                "(ILjava/lang/invoke/MethodHandle;[Ljava/lang/Object;Ljava/lang/Class;Ljava/lang/Class;"
                        + "Ljava/lang/Class;)Ljava/lang/Object;");
        mv.visitVarInsn(Opcodes.ASTORE, arguments);
        Label now = unless(arguments);
        mv.visitVarInsn(Opcodes.ALOAD, arguments);
        ExecutorCode.promise(point, mv);
        mv.visitInsn(Opcodes.ARETURN);
        here(now);
    }

    /** Who acts, where the framework knows; the session's variable holds what knows it meanwhile. */
    private void agent() {
        ExecutorCode.agent(point, mv);
        mv.visitVarInsn(Opcodes.ASTORE, session);
        Label nobody = unless(session);
        mv.visitVarInsn(Opcodes.ALOAD, session);
        ExecutorCode.agentName(point, mv);
        mv.visitVarInsn(Opcodes.ASTORE, agent);
        here(nobody);
    }

    private void method() {
        if (methodField == null) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitFieldInsn(Opcodes.GETFIELD, className, methodField, "Ljava/lang/reflect/Method;");
        }
    }

    private Label unless(int slot) {
        Label missing = new Label();
        mv.visitVarInsn(Opcodes.ALOAD, slot);
        mv.visitJumpInsn(Opcodes.IFNULL, missing);
        return missing;
    }

    private void here(Label label) {
        mv.visitLabel(label);
        if (!frames()) {
            return;
        }
        List<Object> locals = new ArrayList<>();
        int slots = 0;
        if (!survey.is(Opcodes.ACC_STATIC)) {
            locals.add(className);
            slots++;
        }
        for (Type parameter : survey.parameters) {
            locals.add(parameter.getInternalName());
            slots++;
        }
        for (; slots <= token(); slots++) {
            locals.add(Opcodes.TOP);
        }
        locals.add("java/lang/String");
        locals.add("java/lang/Object");
        locals.add("java/lang/Object");
        mv.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    private void ask(String call, String descriptor) {
        Label[] range = {new Label(), new Label()};
        mv.visitLabel(range[0]);
        GateCalls.call(mv, call, descriptor);
        mv.visitLabel(range[1]);
        asking.add(range);
    }

    @Override
    void leave() {
        Label[] range = {new Label(), new Label()};
        mv.visitLabel(range[0]);
        mv.visitVarInsn(Opcodes.ILOAD, token());
        ask("toolReturned", "(I)V");
        mv.visitLabel(range[1]);
        leaving.add(range);
    }

    @Override
    void report() {
        ask("toolFailed", "(ILjava/lang/Throwable;)V");
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        own.add(new Handler(start, end, handler, type));
    }

    @Override
    public AnnotationVisitor visitTryCatchAnnotation(int type, TypePath path, String descriptor, boolean visible) {
        // It would name a range by its position, and ranges are cut. No reflection shows it.
        return null;
    }

    @Override
    void handlers() {
        for (Handler handler : own) {
            Label start = handler.start();
            for (Label[] gap : leaving) {
                if (gap[0].getOffset() >= start.getOffset()
                        && gap[1].getOffset() <= handler.end().getOffset()) {
                    cover(start, gap[0], handler);
                    start = gap[1];
                }
            }
            cover(start, handler.end(), handler);
        }
        super.handlers();
        refuse();
    }

    private void cover(Label from, Label to, Handler handler) {
        if (to.getOffset() > from.getOffset()) {
            mv.visitTryCatchBlock(from, to, handler.at(), handler.type());
        }
    }

    private void refuse() {
        Label handler = new Label();
        mv.visitLabel(handler);
        if (frames()) {
            mv.visitFrame(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {SECURITY});
        }
        if (point.answersRefusals()) {
            mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SECURITY, "getMessage", "()Ljava/lang/String;", false);
            ExecutorCode.refuse(point, mv);
        } else {
            ExecutorCode.fail(point, mv);
        }
        for (Label[] range : asking) {
            mv.visitTryCatchBlock(range[0], range[1], handler, SECURITY);
        }
    }
}
