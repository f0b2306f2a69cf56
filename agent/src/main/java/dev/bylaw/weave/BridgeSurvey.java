// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * Whether a method that says it is a bridge is one: it loads its parameters, casts them, makes one call, on itself, of a
 * method of its own name, and returns what that returns. Nothing less than that is believed, because any class file can set
 * the flag.
 */
final class BridgeSurvey {

    /** The call a bridge makes. */
    record Call(int opcode, String owner, String method, String descriptor) {
        String key() {
            return method + descriptor;
        }
    }

    private final ClassSurvey owner;
    private final MethodSurvey method;
    private Call call;
    private boolean plain = true;

    BridgeSurvey(ClassSurvey owner, MethodSurvey method) {
        this.owner = owner;
        this.method = method;
    }

    void spoil() {
        plain = false;
    }

    void plain(int opcode) {
        boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        plain &= returns && call != null;
    }

    void variable(int opcode) {
        plain &= opcode <= Opcodes.ALOAD && call == null;
    }

    void type(int opcode) {
        plain &= opcode == Opcodes.CHECKCAST;
    }

    void call(int opcode, String target, String name, String descriptor) {
        boolean own = target.equals(owner.name()) && opcode != Opcodes.INVOKESTATIC;
        boolean above = opcode == Opcodes.INVOKESPECIAL && target.equals(owner.superName());
        plain &= call == null && name.equals(method.name) && (own || above);
        call = new Call(opcode, target, name, descriptor);
    }

    Call call() {
        return plain ? call : null;
    }
}
