// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is said about entities beside the methods.
 *
 * @param schema the user's own schema; where there is one, it declares the entity types
 * @param entities the entities; without a schema, they show what entity types there are
 * @param principal who acts when nobody is bound
 */
public record Surroundings(Optional<Schema> schema, Entities entities, Optional<EntityUid> principal) {

    /** Nothing is said. */
    public static final Surroundings NONE = new Surroundings(Optional.empty(), Entities.EMPTY, Optional.empty());

    /**
     * The types of those who may act. Nothing says so outright, so it is taken from whom the configuration names, from what
     * policies say of principals, and from what is in the groups that they name. Where all that says nothing, every type may
     * act that is no group of others and no resource.
     */
    Set<String> principals(EntityFacts facts, Mentions mentions, Set<String> resources) {
        Set<String> found = new TreeSet<>();
        principal.ifPresent(uid -> found.add(uid.type()));
        found.addAll(mentions.principals());
        for (String group : mentions.principalGroups()) {
            Set<String> below = below(group, facts);
            found.addAll(below.isEmpty() ? Set.of(group) : below);
        }
        schema.ifPresent(declared -> {
            for (Schema.Action action : declared.actions().values()) {
                found.addAll(action.principals());
            }
            found.retainAll(declared.entityTypes().keySet());
        });
        found.removeIf(Schema::isActionType);
        return found.isEmpty() ? anybody(facts, resources) : found;
    }

    private Set<String> below(String group, EntityFacts facts) {
        if (schema.isEmpty()) {
            return facts.below(group);
        }
        Set<String> found = new TreeSet<>();
        for (Schema.EntityType type : schema.get().entityTypes().values()) {
            if (type.ancestors().contains(group)) {
                found.add(type.name());
            }
        }
        return found;
    }

    private Set<String> anybody(EntityFacts facts, Set<String> resources) {
        Set<String> all =
                new TreeSet<>(schema.isPresent() ? schema.get().entityTypes().keySet() : facts.types());
        all.removeAll(resources);
        all.removeIf(Schema::isActionType);
        Set<String> alone = new TreeSet<>(all);
        for (String type : all) {
            alone.removeAll(parents(type, facts));
        }
        Set<String> some = alone.isEmpty() ? all : alone;
        return some.isEmpty() ? Set.of(GovernedSchema.SOMEBODY) : some;
    }

    private Set<String> parents(String type, EntityFacts facts) {
        if (schema.isEmpty()) {
            return facts.parents(type);
        }
        Map<String, Schema.EntityType> types = schema.get().entityTypes();
        Set<String> above = new TreeSet<>(types.get(type).ancestors());
        above.remove(type);
        return above;
    }
}
