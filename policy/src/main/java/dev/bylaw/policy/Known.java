// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.Collections;
import java.util.Set;

/** An entity in a snapshot, with everything it is in: what one look-up brings to an evaluator. Immutable. */
public final class Known {

    private static final int FEW = 8;

    private final int number;
    private final Entity entity;
    private final RecordValue attributes;
    private final Set<EntityUid> ancestors;
    private final EntityUid[] ancestorList;

    Known(int number, Entity entity, Set<EntityUid> ancestors) {
        this.number = number;
        this.entity = entity;
        this.attributes = entity.attributes();
        this.ancestors = Collections.unmodifiableSet(ancestors);
        this.ancestorList = ancestors.toArray(new EntityUid[0]);
    }

    /** Its number in the snapshot, from 0 without a gap. */
    public int number() {
        return number;
    }

    /** The entity as it was described. */
    public Entity entity() {
        return entity;
    }

    /** The entity's attributes. */
    public RecordValue attributes() {
        return attributes;
    }

    /**
     * Cedar's {@code in}, for a container that was known before the request.
     *
     * @param container the object by which the snapshot names it, see {@link Entities#canonical}
     */
    @SuppressWarnings("ReferenceEquality") // The snapshot has one object for each name that it knows.
    public boolean isIn(EntityUid container) {
        if (ancestorList.length > FEW) {
            return entity.uid().equals(container) || ancestors.contains(container);
        }
        for (EntityUid ancestor : ancestorList) {
            if (ancestor == container) {
                return true;
            }
        }
        return entity.uid().equals(container);
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
