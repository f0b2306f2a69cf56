// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes schemas that are right, small, and full of what schemas can say. */
final class SchemaGenerator {

    static final List<String> NAMES =
            List.of("n", "s", "flag", "owner", "tags", "r", "when", "in", "a b", "\u00e9", "", "principal", "like");

    private static final List<String> BASES = List.of("User", "Group", "Doc", "Folder", "Robot", "Photo", "Set1");
    private static final List<String> NAMESPACES = List.of("", "", "", "Shop", "Acme::Mail", "when");
    private static final List<String> ACTIONS = List.of("view", "edit", "delete all", "all", "r\u00e9", "");

    private final Dice dice;
    private final List<String> types = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final Map<String, Shape> aliases = new LinkedHashMap<>();

    SchemaGenerator(Dice dice) {
        this.dice = dice;
    }

    SchemaPlan schema() {
        int count = dice.between(2, 5);
        int offset = dice.below(BASES.size());
        for (int i = 0; i < count; i++) {
            String base = BASES.get((offset + i) % BASES.size());
            String namespace = dice.of(NAMESPACES);
            types.add(namespace.isEmpty() ? base : namespace + "::" + base);
        }
        for (int i = dice.below(3); i > 0; i--) {
            String namespace = SchemaPlan.namespace(dice.of(types));
            String base = "Common" + i;
            aliases.put(namespace.isEmpty() ? base : namespace + "::" + base, shape(1));
        }
        List<SchemaPlan.EntityPlan> entities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entities.add(entity(i));
        }
        return new SchemaPlan(aliases, entities, actions());
    }

    private SchemaPlan.EntityPlan entity(int index) {
        String type = types.get(index);
        if (index > 0 && dice.oneIn(6)) {
            return new SchemaPlan.EntityPlan(
                    type, List.of("red", "gr\u00fcn"), List.of(), new Shape.RecordOf(Map.of()), Optional.empty());
        }
        List<String> parents = new ArrayList<>();
        for (String other : types) {
            if (dice.oneIn(3)) {
                parents.add(other);
            }
        }
        open.add(type);
        return new SchemaPlan.EntityPlan(
                type, List.of(), parents, record(2, 4), dice.oneIn(3) ? Optional.of(shape(1)) : Optional.empty());
    }

    private List<SchemaPlan.ActionPlan> actions() {
        List<SchemaPlan.ActionPlan> actions = new ArrayList<>();
        int count = dice.between(1, 4);
        for (int i = 0; i < count; i++) {
            List<Integer> parents = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if (dice.oneIn(3)) {
                    parents.add(j);
                }
            }
            String namespace = SchemaPlan.namespace(dice.of(types));
            boolean group = count > 1 && i < count - 1 && dice.oneIn(4);
            actions.add(new SchemaPlan.ActionPlan(
                    namespace.isEmpty() ? "Action" : namespace + "::Action",
                    ACTIONS.get(i) + (i == 0 ? "" : i),
                    parents,
                    group ? List.of() : some(types),
                    group ? List.of() : some(types),
                    group ? new Shape.RecordOf(Map.of()) : record(2, 4)));
        }
        return actions;
    }

    private List<String> some(List<String> all) {
        List<String> chosen = new ArrayList<>();
        chosen.add(dice.of(all));
        for (String other : all) {
            if (!chosen.contains(other) && dice.oneIn(4)) {
                chosen.add(other);
            }
        }
        return chosen;
    }

    private Shape.RecordOf record(int depth, int most) {
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (int i = dice.between(0, most); i > 0; i--) {
            fields.put(dice.of(NAMES), new Shape.Field(shape(depth - 1), !dice.oneIn(3)));
        }
        return new Shape.RecordOf(fields);
    }

    private Shape shape(int depth) {
        if (!aliases.isEmpty() && dice.oneIn(6)) {
            return dice.of(aliases.values());
        }
        return switch (dice.below(depth > 0 ? 13 : 8)) {
            case 0, 1 -> new Shape.EntityOf(dice.of(types));
            case 2, 3, 4, 5, 6, 7 -> dice.of(Shape.Simple.values());
            case 8, 9 -> new Shape.SetOf(shape(depth - 1));
            case 10, 11 -> record(depth, 3);
            default -> new Shape.SetOf(new Shape.EntityOf(dice.of(types)));
        };
    }
}
