// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Entity;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The entity types that entities themselves show, where no schema declares them. An attribute that all entities of a type
 * have, with one type, is required; one that some have is optional; one with types that do not go together cannot be read.
 */
final class EntityFacts {

    private final Map<String, Integer> count = new TreeMap<>();
    private final Map<String, Map<String, Type>> attributes = new HashMap<>();
    private final Map<String, Map<String, Integer>> having = new HashMap<>();
    private final Map<String, Set<String>> mixed = new HashMap<>();
    private final Map<String, Type> tags = new HashMap<>();
    private final Set<String> mixedTags = new HashSet<>();
    private final Map<String, Set<String>> parents = new HashMap<>();

    EntityFacts(Entities entities) {
        for (Entity entity : entities.all()) {
            String type = entity.uid().type();
            count.merge(type, 1, Integer::sum);
            for (Map.Entry<String, Value> each : entity.attributes().toMap().entrySet()) {
                attribute(type, each.getKey(), SeenTypes.of(each.getValue()));
            }
            for (Value tag : entity.tags().toMap().values()) {
                tag(type, SeenTypes.of(tag));
            }
            for (EntityUid parent : entity.parents()) {
                parents.computeIfAbsent(type, t -> new TreeSet<>()).add(parent.type());
                count.putIfAbsent(parent.type(), 0);
            }
        }
    }

    private void attribute(String type, String name, Type seen) {
        Map<String, Type> known = attributes.computeIfAbsent(type, t -> new LinkedHashMap<>());
        Type before = known.getOrDefault(name, Type.Simple.NEVER);
        Type joined = seen == null ? null : SeenTypes.join(before, seen);
        if (joined == null) {
            mixed.computeIfAbsent(type, t -> new HashSet<>()).add(name);
        } else {
            known.put(name, joined);
        }
        having.computeIfAbsent(type, t -> new HashMap<>()).merge(name, 1, Integer::sum);
    }

    private void tag(String type, Type seen) {
        Type joined = seen == null ? null : SeenTypes.join(tags.getOrDefault(type, Type.Simple.NEVER), seen);
        if (joined == null) {
            mixedTags.add(type);
        } else {
            tags.put(type, joined);
        }
    }

    /** The types of the entities and of those they are in. */
    Set<String> types() {
        return count.keySet();
    }

    /** The attributes that entities of the type have. */
    Type.RecordOf attributes(String type) {
        Map<String, Type.Attribute> all = new TreeMap<>();
        for (Map.Entry<String, Type> each :
                attributes.getOrDefault(type, Map.of()).entrySet()) {
            if (!mixed.getOrDefault(type, Set.of()).contains(each.getKey())) {
                boolean everywhere = having.get(type).get(each.getKey()).equals(count.get(type));
                all.put(each.getKey(), new Type.Attribute(each.getValue(), everywhere));
            }
        }
        return Type.RecordOf.closed(all);
    }

    /** The type of their tags, or {@code null} when they have none of one type. */
    Type tags(String type) {
        return mixedTags.contains(type) ? null : tags.get(type);
    }

    /** The types of the entities that they are in, directly. */
    Set<String> parents(String type) {
        return parents.getOrDefault(type, Set.of());
    }

    /** The types whose entities are in entities of this type, directly or not. */
    Set<String> below(String container) {
        Set<String> found = new TreeSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<String, Set<String>> each : parents.entrySet()) {
                for (String parent : each.getValue()) {
                    grew |= (parent.equals(container) || found.contains(parent)) && found.add(each.getKey());
                }
            }
        }
        return found;
    }
}
