// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The local variables of the code that is written here. */
final class Locals {

    static final int CANDIDATES = 1;
    static final int REQUEST = 3;
    static final int PRINCIPAL = 4;
    static final int RESOURCE = 5;
    static final int OF_PRINCIPAL = 6;
    static final int OF_RESOURCE = 7;
    static final int CONTEXT = 8;
    static final int NESTED = 9;
    static final int VALUE = 10;
    static final int OUTCOME = 11;
    static final int ANSWER = 13;

    /** Those that hold references and are not arguments. */
    static final int[] REFERENCES = {OF_PRINCIPAL, OF_RESOURCE, CONTEXT, NESTED, VALUE};

    private Locals() {}

    /** The types of all of them. */
    static Object[] frame(String self) {
        String known = Type.getInternalName(Known.class);
        String record = Type.getInternalName(RecordValue.class);
        return new Object[] {
            self,
            Opcodes.LONG,
            Type.getInternalName(Request.class),
            known,
            known,
            record,
            record,
            record,
            record,
            Type.getInternalName(Value.class),
            Opcodes.LONG,
            Opcodes.INTEGER
        };
    }

    /** Pushes what is in a slot of the record in a local variable. */
    static void at(MethodVisitor code, int record, int slot) {
        code.visitVarInsn(Opcodes.ALOAD, record);
        code.visitLdcInsn(slot);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                Type.getInternalName(RecordValue.class),
                "at",
                Type.getMethodDescriptor(Type.getType(Value.class), Type.INT_TYPE),
                false);
    }
}
