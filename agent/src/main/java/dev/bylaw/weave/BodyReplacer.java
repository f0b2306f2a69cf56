// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Keeps all that a method declares, and gives it another body. */
abstract class BodyReplacer extends MethodVisitor {

    private final MethodVisitor method;
    private final int slots;

    BodyReplacer(MethodVisitor method, int access, String descriptor) {
        super(Opcodes.ASM9, method);
        this.method = method;
        int receiver = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        this.slots = receiver + (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
    }

    /** Writes the body; it must end by returning or throwing, without a jump, and need no more than eight stack slots. */
    abstract void body(MethodVisitor code);

    @Override
    public void visitAttribute(Attribute attribute) {
        // Attributes nobody here knows may speak of the old body.
    }

    @Override
    public void visitCode() {
        method.visitCode();
        body(method);
        method.visitMaxs(8, slots);
        // What follows is the old body, and goes nowhere.
        mv = null;
    }

    @Override
    public void visitEnd() {
        method.visitEnd();
    }
}
