// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.json.EntitiesJson;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.UidMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A snapshot of entities, with the hierarchy closed: what policies can know beyond the request.
 *
 * <p>Immutable; any thread may read it, and a decision that began with a snapshot ends with it. The hierarchy has no cycle,
 * and no entity has two descriptions.
 */
public final class Entities {

    /** No entity at all. */
    public static final Entities EMPTY = of(Set.of());

    private final Map<EntityUid, Known> known = new LinkedHashMap<>();
    private final UidMap<Known> byName;
    private final Map<EntityUid, EntityUid> names = new HashMap<>();
    private String digest;

    private Entities(Map<EntityUid, Entity> entities) {
        for (Entity entity : entities.values()) {
            names.putIfAbsent(entity.uid(), entity.uid());
            entity.parents().forEach(parent -> names.putIfAbsent(parent, parent));
        }
        Map<EntityUid, Set<EntityUid>> ancestors = Ancestry.close(entities, names);
        entities.forEach((uid, entity) -> known.put(uid, new Known(known.size(), entity, ancestors.get(uid))));
        this.byName = new UidMap<>(known);
    }

    /**
     * The snapshot of these entities. One that is given twice alike counts once.
     *
     * @throws IllegalArgumentException when an entity has two unlike descriptions, or the hierarchy a cycle
     */
    public static Entities of(Collection<Entity> entities) {
        Map<EntityUid, Entity> byUid = new LinkedHashMap<>();
        Map<RecordShape, RecordShape> shapes = new HashMap<>();
        for (Entity given : entities) {
            // Entities of a type mostly have the same attributes; sharing the shape makes reading them fast.
            RecordShape shape = shapes.computeIfAbsent(given.attributes().shape(), own -> own);
            Entity entity = new Entity(given.uid(), given.attributes().withShape(shape), given.tags(), given.parents());
            Entity other = byUid.putIfAbsent(entity.uid(), entity);
            if (other != null && !other.equals(entity)) {
                throw new IllegalArgumentException("Entity " + entity.uid() + " has two unlike descriptions.");
            }
        }
        return new Entities(byUid);
    }

    /** Reads Cedar's JSON format for entities. */
    public static Entities parse(Source json) throws PolicyException {
        return EntitiesJson.parse(json);
    }

    /** What is known of the entity, if it is known. */
    public Optional<Entity> get(EntityUid uid) {
        Known found = find(uid);
        return found == null ? Optional.empty() : Optional.of(found.entity());
    }

    /** The entity and everything it is in, or null when it is not known: the form that allocates nothing. */
    public Known find(EntityUid uid) {
        return byName.get(uid);
    }

    /**
     * The object by which the snapshot itself names this entity, if it does; else the one given. Who looks up the same names
     * again and again does it faster by these.
     */
    public EntityUid canonical(EntityUid uid) {
        return names.getOrDefault(uid, uid);
    }

    /** Cedar's {@code in}: whether the entities are the same, or the first is a descendant of the second. */
    public boolean isIn(EntityUid uid, EntityUid container) {
        return uid.equals(container) || ancestors(uid).contains(container);
    }

    /** Everything the entity is in, directly or not, itself excepted; nothing for an unknown one. Unmodifiable. */
    public Set<EntityUid> ancestors(EntityUid uid) {
        Known found = find(uid);
        return found == null ? Set.of() : found.ancestors();
    }

    /** All entities, in no particular order; unmodifiable. */
    public Collection<Entity> all() {
        return known.values().stream().map(Known::entity).toList();
    }

    /** The number of entities. */
    public int size() {
        return known.size();
    }

    /** SHA-256 in hexadecimal over what the snapshot says, whatever order and form it was read in. */
    public synchronized String digest() {
        if (digest == null) {
            Digest sum = new Digest().add("entities");
            for (Known found : new TreeMap<>(known).values()) {
                Entity entity = found.entity();
                sum.add(entity.uid().toString()).add(entity.attributes().toString());
                sum.add(entity.tags().toString())
                        .add(Integer.toString(entity.parents().size()));
                new TreeSet<>(entity.parents()).forEach(parent -> sum.add(parent.toString()));
            }
            digest = sum.hex();
        }
        return digest;
    }
}
