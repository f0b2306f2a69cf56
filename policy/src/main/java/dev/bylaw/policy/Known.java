// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.Collections;
import java.util.Set;

/** An entity in a snapshot, with everything it is in: what one look-up brings to an evaluator. Immutable. */
public final class Known {

    private final Entity entity;
    private final Set<EntityUid> ancestors;
    private final EntityUid[] ancestorList;

    Known(Entity entity, Set<EntityUid> ancestors) {
        this.entity = entity;
        this.ancestors = Collections.unmodifiableSet(ancestors);
        this.ancestorList = ancestors.toArray(new EntityUid[0]);
    }

    /** The entity as it was described. */
    public Entity entity() {
        return entity;
    }

    /** The entity's attributes. */
    public RecordValue attributes() {
        return entity.attributes();
    }

    /** Everything the entity is in, directly or not, itself excepted. */
    public Set<EntityUid> ancestors() {
        return ancestors;
    }

    /** How many entities it is in. */
    public int ancestorCount() {
        return ancestorList.length;
    }

    /** One of the entities it is in, by position from 0; for walks that must not allocate. */
    public EntityUid ancestor(int position) {
        return ancestorList[position];
    }
}
