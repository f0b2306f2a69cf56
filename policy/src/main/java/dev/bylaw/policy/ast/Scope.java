// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.EntityUid;

/**
 * What a policy's head asks of the principal, or of the resource. A scope never fails: it holds or it does not.
 *
 * <p>The three forms with a slot occur in templates only; whether the slot is {@code ?principal} or {@code ?resource}
 * follows from where the scope stands.
 */
public sealed interface Scope {

    /** Nothing: {@code principal}. */
    record All() implements Scope {}

    /** {@code principal == entity}. */
    record Equal(EntityUid entity) implements Scope {}

    /** {@code principal in entity}: the entity itself, or a descendant. */
    record In(EntityUid entity) implements Scope {}

    /** {@code principal is type}. */
    record Is(String type) implements Scope {}

    /** {@code principal is type in entity}. */
    record IsIn(String type, EntityUid entity) implements Scope {}

    /** {@code principal == ?principal}. */
    record EqualSlot() implements Scope {}

    /** {@code principal in ?principal}. */
    record InSlot() implements Scope {}

    /** {@code principal is type in ?principal}. */
    record IsInSlot(String type) implements Scope {}

    /** Whether it has a slot to be filled. */
    default boolean hasSlot() {
        return this instanceof EqualSlot || this instanceof InSlot || this instanceof IsInSlot;
    }

    /** The scope with its slot, if it has one, filled by this entity. */
    default Scope fill(EntityUid entity) {
        if (this instanceof EqualSlot) {
            return new Equal(entity);
        } else if (this instanceof InSlot) {
            return new In(entity);
        } else if (this instanceof IsInSlot slot) {
            return new IsIn(slot.type(), entity);
        }
        return this;
    }
}
