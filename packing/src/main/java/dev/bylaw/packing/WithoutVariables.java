// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Leaves out the names of local variables. */
final class WithoutVariables extends ClassVisitor {

    WithoutVariables(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitLocalVariable(String n, String d, String s, Label from, Label to, int index) {
                // left out
            }
        };
    }
}
