// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema as it was generated, before it is written in either syntax.
 *
 * @param aliases common types by full name
 */
public record SchemaPlan(Map<String, Shape> aliases, List<EntityPlan> entities, List<ActionPlan> actions) {

    /**
     * An entity type.
     *
     * @param type its full name
     * @param ids the ids of an enumerated type; else empty
     * @param parents full names of the types it may be in
     */
    public record EntityPlan(
            String type, List<String> ids, List<String> parents, Shape.RecordOf attributes, Optional<Shape> tags) {

        /** Whether only the listed entities exist. */
        public boolean isEnum() {
            return !ids.isEmpty();
        }
    }

    /**
     * An action.
     *
     * @param type {@code Action}, in its namespace
     * @param parents indexes of the actions it is in, all of them smaller than its own
     */
    public record ActionPlan(
            String type,
            String id,
            List<Integer> parents,
            List<String> principals,
            List<String> resources,
            Shape.RecordOf context) {

        /** Whether a request for it can be valid. */
        public boolean applies() {
            return !principals.isEmpty() && !resources.isEmpty();
        }
    }

    /** The entity type of that name. */
    public EntityPlan entity(String type) {
        return entities.stream()
                .filter(plan -> plan.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** The namespace of a full name; empty for none. */
    public static String namespace(String name) {
        int at = name.lastIndexOf("::");
        return at < 0 ? "" : name.substring(0, at);
    }

    /** The last part of a full name. */
    public static String base(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
