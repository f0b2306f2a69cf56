// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.EntityUid;
import java.util.Map;

/**
 * The making of a policy from a template.
 *
 * @param templateId the template's name
 * @param id the name of the policy made
 * @param slots the entity for each slot of the template, and for no other
 */
public record Link(String templateId, String id, Map<Slot, EntityUid> slots) {

    /** Copies the slots. */
    public Link {
        slots = Map.copyOf(slots);
    }
}
