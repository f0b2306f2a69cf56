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

/** What the first reading finds out about a method, before anything is changed. */
final class MethodSurvey extends MethodVisitor {

    final int access;
    final String name;
    final String descriptor;
    final String signature;
    final Type[] parameters;

    /** {@code null} when the method has no marking. */
    Marking marking;

    /** The annotation that makes the method a tool, and what it says; {@code null} when there is none. */
    ToolAnnotation tool;

    Marking toolMarking;

    int maxLocals;

    private final ClassSurvey owner;
    private final Tools tools;
    private boolean inBody;
    private String keeps = "";

    private final ParameterSurvey notes;
    private final BridgeSurvey bridge;
    private final ConstructorSurvey constructor;

    MethodSurvey(ClassSurvey owner, int access, String name, String descriptor, String signature) {
        super(Opcodes.ASM9);
        this.owner = owner;
        this.access = access;
        this.name = name;
        this.descriptor = descriptor;
        this.signature = signature;
        this.tools = owner.tools();
        this.parameters = Type.getArgumentTypes(descriptor);
        this.notes = new ParameterSurvey(this, owner.isEnum());
        this.bridge = is(Opcodes.ACC_BRIDGE) ? new BridgeSurvey(owner, this) : null;
        this.constructor = isConstructor() ? new ConstructorSurvey(owner) : null;
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }

    /** Whether it is a constructor that puts a function of two arguments into a field of this name. */
    boolean keeps(String field) {
        return isConstructor() && keeps.contains('.' + field + '.');
    }

    /** Whether the gate can be given a receiver. */
    boolean hasReceiver() {
        return !is(Opcodes.ACC_STATIC) && !isConstructor();
    }

    String key() {
        return name + descriptor;
    }

    ParameterSurvey notes() {
        return notes;
    }

    /** The call that this bridge does nothing but make; {@code null} for every other method. */
    BridgeSurvey.Call delegate() {
        return bridge == null ? null : bridge.call();
    }

    /** Which call, counted from 0, is the constructor's {@code this(…)} or {@code super(…)}; -1 when that is not plain. */
    int constructorCall() {
        return constructor == null ? -1 : constructor.index();
    }

    @Override
    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        if (annotation.equals(ClassScan.ANNOTATION)) {
            marking = marking == null ? Marking.governedAction() : marking;
            return marking;
        }
        ToolAnnotation makesATool = tool == null ? tools.find(annotation) : null;
        if (makesATool == null) {
            return null;
        }
        tool = makesATool;
        toolMarking = Marking.of(makesATool);
        return toolMarking;
    }

    @Override
    public void visitParameter(String parameter, int flags) {
        notes.parameter(parameter, flags);
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean visible) {
        notes.annotable(count, visible);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int index, String annotation, boolean visible) {
        return notes.annotation(index, annotation, visible);
    }

    @Override
    public void visitLocalVariable(String variable, String type, String generic, Label from, Label to, int slot) {
        notes.variable(variable, slot, from);
    }

    @Override
    public void visitLabel(Label label) {
        if (!inBody) {
            notes.start(label);
        }
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        maxLocals = locals;
    }

    @Override
    public void visitInsn(int opcode) {
        inBody = true;
        if (bridge != null) {
            bridge.plain(opcode);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        inBody = true;
        if (constructor != null) {
            constructor.variable(opcode, slot);
        }
        if (bridge != null) {
            bridge.variable(opcode);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        inBody = true;
        if (constructor != null) {
            constructor.type(opcode, type);
        }
        if (bridge != null) {
            bridge.type(opcode);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String calledOwner, String method, String type, boolean isInterface) {
        inBody = true;
        owner.calls(calledOwner, method, type);
        if (constructor != null) {
            constructor.call(opcode, calledOwner, method);
        }
        if (bridge != null) {
            bridge.call(opcode, calledOwner, method, type);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        spoilBridge();
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String type) {
        if (opcode == Opcodes.PUTFIELD && type.equals("Ljava/util/function/BiFunction;")) {
            keeps += '.' + field + '.';
        }
        spoilBridge();
    }

    @Override
    public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
        spoilBridge();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        spoilBridge();
    }

    @Override
    public void visitLdcInsn(Object constant) {
        spoilBridge();
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        spoilBridge();
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        spoilBridge();
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        spoilBridge();
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        spoilBridge();
    }

    private void spoilBridge() {
        inBody = true;
        if (bridge != null) {
            bridge.spoil();
        }
    }

    /** The generic signature of each parameter; {@code null} elements where there is none. */
    List<String> genericParameters() {
        List<String> found = new ArrayList<>();
        if (signature != null) {
            GenericSignature.parameters(signature, found);
        }
        boolean matching = found.size() == parameters.length;
        List<String> result = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            String generic = matching ? found.get(i) : null;
            result.add(generic == null || generic.equals(parameters[i].getDescriptor()) ? null : generic);
        }
        return result;
    }
}
