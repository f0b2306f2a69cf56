// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

/**
 * The instructions of a program for records of certain shapes. Immutable, and safe to hand to another thread without
 * synchronisation.
 */
final class Layout {

    final Shapes shapes;
    final Instruction[] instructions;

    Layout(Step[] steps, Shapes shapes) {
        this.shapes = shapes;
        this.instructions = new Instruction[steps.length];
        for (int i = 0; i < steps.length; i++) {
            Question question = steps[i].question();
            instructions[i] = new Instruction(i, steps[i], slot(question.read()), slot(question.other()));
        }
    }

    private int slot(Read read) {
        return read == null ? -1 : shapes.slot(read);
    }
}
