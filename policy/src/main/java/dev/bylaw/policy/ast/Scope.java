// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.EntityUid;

/**
 * What a policy's head asks of the principal, or of the resource. A scope never fails: it holds or it does not.
 *
 * <p>The three forms with a slot occur in templates only; whether the slot is {@code ?principal} or {@code ?resource}
 * follows from where the scope stands. A {@code span} is the place of the entity, a {@code typeSpan} that of the type.
 */
public sealed interface Scope {

    /** Nothing: {@code principal}. */
    record All() implements Scope {}

    /** {@code principal == entity}. */
    record Equal(EntityUid entity, Span span) implements Scope {
        /** One that a program builds. */
        public Equal(EntityUid entity) {
            this(entity, Span.NONE);
        }
    }

    /** {@code principal in entity}: the entity itself, or a descendant. */
    record In(EntityUid entity, Span span) implements Scope {
        /** One that a program builds. */
        public In(EntityUid entity) {
            this(entity, Span.NONE);
        }
    }

    /** {@code principal is type}. */
    record Is(String type, Span typeSpan) implements Scope {
        /** One that a program builds. */
        public Is(String type) {
            this(type, Span.NONE);
        }
    }

    /** {@code principal is type in entity}. */
    record IsIn(String type, EntityUid entity, Span typeSpan, Span span) implements Scope {
        /** One that a program builds. */
        public IsIn(String type, EntityUid entity) {
            this(type, entity, Span.NONE, Span.NONE);
        }
    }

    /** {@code principal == ?principal}. */
    record EqualSlot() implements Scope {}

    /** {@code principal in ?principal}. */
    record InSlot() implements Scope {}

    /** {@code principal is type in ?principal}. */
    record IsInSlot(String type, Span typeSpan) implements Scope {
        /** One that a program builds. */
        public IsInSlot(String type) {
            this(type, Span.NONE);
        }
    }

    /** Whether it has a slot to be filled. */
    default boolean hasSlot() {
        return this instanceof EqualSlot || this instanceof InSlot || this instanceof IsInSlot;
    }

    /** The scope with its slot, if it has one, filled by this entity, which stands in no text. */
    default Scope fill(EntityUid entity) {
        if (this instanceof EqualSlot) {
            return new Equal(entity);
        } else if (this instanceof InSlot) {
            return new In(entity);
        } else if (this instanceof IsInSlot slot) {
            return new IsIn(slot.type(), entity, slot.typeSpan(), Span.NONE);
        }
        return this;
    }
}
