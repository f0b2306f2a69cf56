// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.value.RecordShape;

/**
 * The instructions of a program for records of these four shapes. Immutable, and safe to hand to another thread without
 * synchronisation.
 */
final class Layout {

    final Instruction[] instructions;

    private final RecordShape principal;
    private final RecordShape resource;
    private final RecordShape context;
    private final RecordShape nested;

    Layout(Step[] steps, RecordShape principal, RecordShape resource, RecordShape context, RecordShape nested) {
        this.principal = principal;
        this.resource = resource;
        this.context = context;
        this.nested = nested;
        this.instructions = new Instruction[steps.length];
        for (int i = 0; i < steps.length; i++) {
            Question question = steps[i].question();
            instructions[i] = new Instruction(i, steps[i], slot(question.read()), slot(question.other()));
        }
    }

    private int slot(Read read) {
        if (read == null) {
            return -1;
        }
        return switch (read.place()) {
            case PRINCIPAL -> principal.slot(read.name());
            case RESOURCE -> resource.slot(read.name());
            case CONTEXT -> context.slot(read.name());
            case NESTED -> nested.slot(read.name());
        };
    }

    /** Whether it is made of these very shapes. */
    @SuppressWarnings("ReferenceEquality") // Equal shapes that are not the same ones are found by the other method.
    boolean isFor(RecordShape ofPrincipal, RecordShape ofResource, RecordShape ofContext, RecordShape ofNested) {
        return context == ofContext && nested == ofNested && principal == ofPrincipal && resource == ofResource;
    }

    /** Whether it is right for these shapes. */
    boolean fits(RecordShape ofPrincipal, RecordShape ofResource, RecordShape ofContext, RecordShape ofNested) {
        return context.equals(ofContext)
                && nested.equals(ofNested)
                && principal.equals(ofPrincipal)
                && resource.equals(ofResource);
    }
}
