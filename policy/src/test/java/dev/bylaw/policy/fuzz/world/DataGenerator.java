// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes entities and requests: right ones of a schema, and ones with a mistake. */
final class DataGenerator {

    static final List<String> IDS = List.of("a", "b", "\u00e9 \"x\"");

    private static final int IDS_PRESENT = 2;

    private record Described(World.Uid uid, Datum.Fields attributes, List<World.Uid> parents, Datum.Fields tags) {}

    private final Dice dice;
    private final SchemaPlan plan;
    private final List<Described> entities = new ArrayList<>();
    private int mistakes;

    DataGenerator(Dice dice, SchemaPlan plan) {
        this.dice = dice;
        this.plan = plan;
        for (SchemaPlan.EntityPlan type : plan.entities()) {
            for (String id : type.isEnum() ? type.ids() : IDS.subList(0, IDS_PRESENT)) {
                if (!dice.oneIn(12)) {
                    entities.add(describe(type, id));
                }
            }
        }
    }

    private Described describe(SchemaPlan.EntityPlan type, String id) {
        List<World.Uid> parents = new ArrayList<>();
        for (String parent : type.parents()) {
            World.Uid uid = new World.Uid(parent, id(parent));
            // Upwards by type, or by id within a type: so there is no cycle.
            boolean up = parent.equals(type.type()) ? uid.id().compareTo(id) > 0 : parent.compareTo(type.type()) > 0;
            if (up || mistake()) {
                parents.add(uid);
            }
        }
        if (mistake()) {
            parents.add(new World.Uid(dice.of(plan.entities()).type(), "zz"));
        }
        Datum.Fields tags = new Datum.Fields(new TreeMap<>());
        if (type.tags().isPresent() || mistake()) {
            Shape shape = type.tags().orElse(Shape.Simple.LONG);
            for (int i = dice.below(3); i > 0; i--) {
                tags.fields().put(dice.of("a", "", "in", "red"), value(shape));
            }
        }
        return new Described(new World.Uid(type.type(), id), record(type.attributes()), parents, tags);
    }

    private boolean mistake() {
        if (mistakes > 0 && dice.oneIn(4)) {
            mistakes--;
            return true;
        }
        return false;
    }

    private String id(String type) {
        SchemaPlan.EntityPlan entity = plan.entity(type);
        return entity.isEnum() ? mistake() ? "none" : dice.of(entity.ids()) : dice.of(IDS);
    }

    private Datum.Fields record(Shape.RecordOf record) {
        Map<String, Datum> fields = new LinkedHashMap<>();
        record.fields().forEach((name, field) -> {
            if (field.required() ? !mistake() : dice.oneIn(2)) {
                fields.put(name, value(field.shape()));
            }
        });
        if (mistake()) {
            fields.put(dice.of(SchemaGenerator.NAMES), value(Shape.Simple.LONG));
        }
        return new Datum.Fields(fields);
    }

    private Datum value(Shape shape) {
        if (mistake()) {
            return value(dice.oneIn(2) ? Shape.Simple.STRING : dice.of(Shape.Simple.values()));
        }
        if (shape instanceof Shape.Simple simple) {
            return simple(simple);
        } else if (shape instanceof Shape.EntityOf entity) {
            return new Datum.Ref(new World.Uid(entity.type(), id(entity.type())));
        } else if (shape instanceof Shape.SetOf set) {
            List<Datum> elements = new ArrayList<>();
            for (int i = dice.below(4); i > 0; i--) {
                elements.add(value(set.element()));
            }
            return new Datum.Many(elements);
        }
        return record((Shape.RecordOf) shape);
    }

    private Datum simple(Shape.Simple type) {
        return switch (type) {
            case BOOL -> new Datum.Plain(dice.of("true", "false"));
            case LONG -> new Datum.Plain(Long.toString(dice.number()));
            case STRING -> new Datum.Text(Literals.string(dice));
            default ->
                new Datum.Extension(
                        Literals.constructor(type),
                        mistake() ? Literals.badExtension(type, dice) : Literals.extension(type, dice));
        };
    }

    /** All entities as a JSON list. */
    String entities(boolean terse) {
        Dice style = dice.split();
        return json(entities, terse, style);
    }

    private static String json(List<Described> entities, boolean terse, Dice style) {
        List<String> all = new ArrayList<>();
        for (Described entity : entities) {
            List<String> parents = entity.parents().stream()
                    .map(parent -> parent.json(style.oneIn(2)))
                    .toList();
            all.add("{\"uid\":" + entity.uid().json(style.oneIn(2)) + ",\"attrs\":"
                    + entity.attributes().json(terse, style) + ",\"parents\":[" + String.join(",", parents) + "]"
                    + (entity.tags().fields().isEmpty() && style.oneIn(2)
                            ? ""
                            : ",\"tags\":" + entity.tags().json(terse, style))
                    + "}");
        }
        return "[" + String.join(",\n", all) + "]";
    }

    /** One entity, or a few, with at most one mistake. */
    String doubtful() {
        mistakes = dice.below(2);
        List<Described> few = new ArrayList<>();
        for (int i = dice.between(1, 2); i > 0; i--) {
            SchemaPlan.EntityPlan type = dice.of(plan.entities());
            String id = type.isEnum() ? id(type.type()) : i + "x";
            few.add(describe(type, id));
        }
        mistakes = 0;
        return json(few, dice.oneIn(2), dice);
    }

    /** A request in this environment, or nearly so. */
    World.Ask ask(Environment environment) {
        mistakes = dice.oneIn(8) ? 1 : 0;
        Optional<String> other =
                mistake() ? Optional.of(dice.of(plan.entities()).type()) : Optional.empty();
        String principal = other.orElse(environment.principal());
        Datum.Fields context = record(environment.action().context());
        World.Uid action = new World.Uid(
                environment.action().type(),
                mistake() ? "none" : environment.action().id());
        World.Ask ask = new World.Ask(
                new World.Uid(principal, id(principal)),
                action,
                new World.Uid(environment.resource(), id(environment.resource())),
                values(context, false),
                values(context, true));
        mistakes = 0;
        return ask;
    }

    private Map<String, String> values(Datum.Fields context, boolean terse) {
        Map<String, String> values = new LinkedHashMap<>();
        context.fields().forEach((name, value) -> values.put(name, value.json(terse, dice)));
        return values;
    }
}
