// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.EntityUid;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A policy with slots in its head. It decides nothing until a link fills them.
 *
 * @param id its name, unique in its set among policies, templates and links
 */
public record Template(String id, PolicyBody body) {

    /** Refuses a body without slots: that is a {@link Policy}. */
    public Template {
        Objects.requireNonNull(id, "id");
        if (!body.hasSlots()) {
            throw new IllegalArgumentException("Template " + id + " has no slot: it is a policy.");
        }
    }

    /** The slots that a link must fill. */
    public Set<Slot> slots() {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        if (body.principal().hasSlot()) {
            slots.add(Slot.PRINCIPAL);
        }
        if (body.resource().hasSlot()) {
            slots.add(Slot.RESOURCE);
        }
        return slots;
    }

    /**
     * The policy that this link makes.
     *
     * @throws IllegalArgumentException when the link fills other slots than the template has
     */
    public Policy link(String linkId, Map<Slot, EntityUid> values) {
        if (!values.keySet().equals(slots())) {
            throw new IllegalArgumentException("Link " + linkId + " fills " + values.keySet() + ", and template " + id
                    + " has the slots " + slots() + ".");
        }
        PolicyBody linked = new PolicyBody(
                body.effect(),
                body.annotations(),
                values.containsKey(Slot.PRINCIPAL)
                        ? body.principal().fill(values.get(Slot.PRINCIPAL))
                        : body.principal(),
                body.action(),
                values.containsKey(Slot.RESOURCE) ? body.resource().fill(values.get(Slot.RESOURCE)) : body.resource(),
                body.conditions(),
                body.span());
        return new Policy(linkId, linked, Optional.of(new Link(id, linkId, values)));
    }
}
