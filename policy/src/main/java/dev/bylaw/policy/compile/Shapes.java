// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.value.RecordShape;

/** The shapes of the records that a program reads in a request. */
public record Shapes(RecordShape principal, RecordShape resource, RecordShape context, RecordShape nested) {

    /** The slot of what is read in records of these shapes, or a negative number when there is none. */
    public int slot(Read read) {
        return switch (read.place()) {
            case PRINCIPAL -> principal.slot(read.name());
            case RESOURCE -> resource.slot(read.name());
            case CONTEXT -> context.slot(read.name());
            case NESTED -> nested.slot(read.name());
        };
    }

    /** Whether they are these very shapes. */
    @SuppressWarnings("ReferenceEquality") // Equal shapes that are not the same ones are found by equals.
    boolean are(RecordShape ofPrincipal, RecordShape ofResource, RecordShape ofContext, RecordShape ofNested) {
        return context == ofContext && nested == ofNested && principal == ofPrincipal && resource == ofResource;
    }

    // Written out: what the compiler makes for records is linked when it is first called, which takes milliseconds.
    @Override
    public boolean equals(Object other) {
        return other instanceof Shapes shapes
                && context.equals(shapes.context)
                && nested.equals(shapes.nested)
                && principal.equals(shapes.principal)
                && resource.equals(shapes.resource);
    }

    @Override
    public int hashCode() {
        int hash = principal.hashCode() * 31 + resource.hashCode();
        return (hash * 31 + context.hashCode()) * 31 + nested.hashCode();
    }
}
