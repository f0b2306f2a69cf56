// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Finds a constructor's {@code this(…)} or {@code super(…)}: the one call of a constructor of this class or its superclass
 * for which no {@code new} is waiting. Compilers write it so; where the count comes out otherwise, or the receiver's slot
 * is written to, the constructor is not plain, and its failures are not told to the gate.
 */
final class ConstructorSurvey {

    private static final int NONE = -1;
    private static final int UNUSUAL = -2;

    private final ClassSurvey owner;
    private final Map<String, Integer> waiting = new HashMap<>();
    private int calls;
    private int found = NONE;

    ConstructorSurvey(ClassSurvey owner) {
        this.owner = owner;
    }

    void type(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            waiting.put(type, waiting(type) + 1);
        }
    }

    private int waiting(String type) {
        Integer count = waiting.get(type);
        return count == null ? 0 : count;
    }

    void variable(int opcode, int slot) {
        if ((slot == 0 && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) || opcode == Opcodes.RET) {
            found = UNUSUAL;
        }
    }

    void call(int opcode, String target, String name) {
        int index = calls++;
        if (opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>")) {
            return;
        }
        int count = waiting(target);
        if (count > 0) {
            waiting.put(target, count - 1);
        } else if (found == NONE && (target.equals(owner.name()) || target.equals(owner.superName()))) {
            found = index;
        } else {
            found = UNUSUAL;
        }
    }

    int index() {
        return found < 0 ? -1 : found;
    }
}
