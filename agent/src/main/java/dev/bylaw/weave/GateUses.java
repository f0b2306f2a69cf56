// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Which methods of a class file call the gate. */
final class GateUses extends ClassVisitor {

    private final Set<String> methods = new HashSet<>();

    private GateUses() {
        super(Opcodes.ASM9);
    }

    /** Whether a method that calls the gate in {@code before} is missing in {@code after}, or does not call it there. */
    static boolean lost(byte[] before, byte[] after) {
        Set<String> had = in(before);
        return !had.isEmpty() && !in(after).containsAll(had);
    }

    private static Set<String> in(byte[] classFile) {
        GateUses uses = new GateUses();
        new ClassReader(classFile).accept(uses, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return uses.methods;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                if (owner.equals(Gate.NAME)) {
                    methods.add(name + descriptor);
                }
            }
        };
    }
}
