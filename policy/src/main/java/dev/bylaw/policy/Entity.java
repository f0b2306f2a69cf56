// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a principal, a resource, an action, a group.
 *
 * @param parents the entities it is directly in
 */
public record Entity(EntityUid uid, RecordValue attributes, RecordValue tags, Set<EntityUid> parents) {

    /** Copies the parents. */
    public Entity {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(tags, "tags");
        parents = Set.copyOf(parents);
    }

    /** An entity with attributes and parents, and no tags. */
    public Entity(EntityUid uid, RecordValue attributes, Set<EntityUid> parents) {
        this(uid, attributes, RecordValue.EMPTY, parents);
    }
}
