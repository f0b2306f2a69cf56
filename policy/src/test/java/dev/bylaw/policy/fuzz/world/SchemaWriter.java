// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a schema in both syntaxes, in one of the ways in which each can say it. */
final class SchemaWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaPlan plan;
    private final Dice dice;
    private String namespace = "";

    SchemaWriter(SchemaPlan plan, Dice dice) {
        this.plan = plan;
        this.dice = dice;
    }

    private Set<String> namespaces() {
        Set<String> all = new TreeSet<>();
        plan.entities().forEach(entity -> all.add(SchemaPlan.namespace(entity.type())));
        plan.actions().forEach(action -> all.add(SchemaPlan.namespace(action.type())));
        plan.aliases().keySet().forEach(alias -> all.add(SchemaPlan.namespace(alias)));
        return all;
    }

    private boolean isHere(String name) {
        return SchemaPlan.namespace(name).equals(namespace);
    }

    private String reference(String name) {
        return isHere(name) && dice.oneIn(2) ? SchemaPlan.base(name) : name;
    }

    String cedar() {
        StringBuilder out = new StringBuilder("// generated\n");
        for (String each : namespaces()) {
            namespace = each;
            out.append(each.isEmpty() ? "" : annotation() + "namespace " + each + " {\n");
            plan.aliases().forEach((name, shape) -> {
                if (isHere(name)) {
                    out.append("type ").append(SchemaPlan.base(name)).append(" = ");
                    out.append(written(shape)).append(";\n");
                }
            });
            plan.entities().stream().filter(e -> isHere(e.type())).forEach(e -> out.append(entity(e)));
            plan.actions().stream().filter(a -> isHere(a.type())).forEach(a -> out.append(action(a)));
            out.append(each.isEmpty() ? "" : "}\n");
        }
        return out.toString();
    }

    private String annotation() {
        return dice.oneIn(8) ? "@doc(\"\u00e9 \\\"x\\\"\") " : "";
    }

    private String entity(SchemaPlan.EntityPlan entity) {
        StringBuilder out = new StringBuilder(annotation()).append("entity ").append(SchemaPlan.base(entity.type()));
        if (entity.isEnum()) {
            return out.append(
                            entity.ids().stream().map(Quoted::of).collect(Collectors.joining(", ", " enum [", "];\n")))
                    .toString();
        }
        if (!entity.parents().isEmpty()) {
            out.append(" in ").append(names(entity.parents()));
        }
        if (!entity.attributes().fields().isEmpty() || dice.oneIn(4)) {
            out.append(dice.of(" ", " = ")).append(record(entity.attributes()));
        }
        entity.tags().ifPresent(tags -> out.append(" tags ").append(type(tags)));
        return out.append(";\n").toString();
    }

    private String names(List<String> names) {
        if (names.size() == 1 && dice.oneIn(2)) {
            return reference(names.get(0));
        }
        return names.stream().map(this::reference).collect(Collectors.joining(", ", "[", "]"));
    }

    private String action(SchemaPlan.ActionPlan action) {
        StringBuilder out = new StringBuilder(annotation()).append("action ").append(Quoted.of(action.id()));
        if (!action.parents().isEmpty()) {
            out.append(" in ")
                    .append(action.parents().stream()
                            .map(plan.actions()::get)
                            .map(this::actionReference)
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        if (action.applies()) {
            out.append(" appliesTo {principal: ").append(names(action.principals()));
            out.append(", resource: ").append(names(action.resources()));
            if (!action.context().fields().isEmpty() || dice.oneIn(2)) {
                out.append(", context: ").append(record(action.context()));
            }
            out.append(dice.of("}", ",}"));
        }
        return out.append(";\n").toString();
    }

    private String actionReference(SchemaPlan.ActionPlan action) {
        boolean bare = isHere(action.type()) && dice.oneIn(2);
        return bare ? Quoted.of(action.id()) : action.type() + "::" + Quoted.of(action.id());
    }

    /** A reference to a common type where there is one, else the type itself. */
    private String type(Shape shape) {
        for (Map.Entry<String, Shape> alias : plan.aliases().entrySet()) {
            if (alias.getValue().equals(shape) && !dice.oneIn(4)) {
                return reference(alias.getKey());
            }
        }
        return written(shape);
    }

    private String written(Shape shape) {
        if (shape instanceof Shape.Simple simple) {
            return (dice.oneIn(3) ? "__cedar::" : "") + simple.cedar();
        } else if (shape instanceof Shape.EntityOf entity) {
            return reference(entity.type());
        } else if (shape instanceof Shape.SetOf set) {
            return "Set<" + type(set.element()) + ">";
        }
        return record((Shape.RecordOf) shape);
    }

    private String record(Shape.RecordOf record) {
        StringBuilder out = new StringBuilder("{");
        record.fields().forEach((name, field) -> {
            out.append(out.length() > 1 ? ", " : "").append(annotation());
            out.append(isPlain(name) && !dice.oneIn(3) ? name : Quoted.of(name));
            out.append(field.required() ? ": " : "?: ").append(type(field.shape()));
        });
        return out.append("}").toString();
    }

    private static boolean isPlain(String name) {
        return name.matches("[a-z]+") && !name.equals("in") && !name.equals("like");
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        for (String each : namespaces()) {
            namespace = each;
            ObjectNode space = root.putObject(each);
            ObjectNode types = space.putObject("commonTypes");
            plan.aliases().forEach((name, shape) -> {
                if (isHere(name)) {
                    types.set(SchemaPlan.base(name), writtenJson(shape));
                }
            });
            ObjectNode entities = space.putObject("entityTypes");
            plan.entities().stream()
                    .filter(e -> isHere(e.type()))
                    .forEach(e -> entities.set(SchemaPlan.base(e.type()), entityJson(e)));
            ObjectNode actions = space.putObject("actions");
            plan.actions().stream().filter(a -> isHere(a.type())).forEach(a -> actions.set(a.id(), actionJson(a)));
        }
        return root.toString();
    }

    private ObjectNode entityJson(SchemaPlan.EntityPlan entity) {
        ObjectNode out = JSON.createObjectNode();
        if (entity.isEnum()) {
            entity.ids().forEach(out.putArray("enum")::add);
            return out;
        }
        if (!entity.parents().isEmpty() || dice.oneIn(2)) {
            entity.parents().stream().map(this::reference).forEach(out.putArray("memberOfTypes")::add);
        }
        if (!entity.attributes().fields().isEmpty() || dice.oneIn(2)) {
            out.set("shape", recordJson(entity.attributes()));
        }
        entity.tags().ifPresent(tags -> out.set("tags", typeJson(tags)));
        return out;
    }

    private ObjectNode actionJson(SchemaPlan.ActionPlan action) {
        ObjectNode out = JSON.createObjectNode();
        if (!action.parents().isEmpty()) {
            ArrayNode parents = out.putArray("memberOf");
            for (int parent : action.parents()) {
                SchemaPlan.ActionPlan group = plan.actions().get(parent);
                ObjectNode reference = parents.addObject().put("id", group.id());
                if (!isHere(group.type()) || dice.oneIn(2)) {
                    reference.put("type", group.type());
                }
            }
        }
        if (action.applies()) {
            ObjectNode applies = out.putObject("appliesTo");
            action.principals().stream().map(this::reference).forEach(applies.putArray("principalTypes")::add);
            action.resources().stream().map(this::reference).forEach(applies.putArray("resourceTypes")::add);
            if (!action.context().fields().isEmpty() || dice.oneIn(2)) {
                applies.set("context", recordJson(action.context()));
            }
        }
        return out;
    }

    private ObjectNode typeJson(Shape shape) {
        for (Map.Entry<String, Shape> alias : plan.aliases().entrySet()) {
            if (alias.getValue().equals(shape) && !dice.oneIn(4)) {
                return named(reference(alias.getKey()));
            }
        }
        return writtenJson(shape);
    }

    private ObjectNode named(String name) {
        return dice.oneIn(2)
                ? JSON.createObjectNode().put("type", name)
                : JSON.createObjectNode().put("type", "EntityOrCommon").put("name", name);
    }

    private ObjectNode writtenJson(Shape shape) {
        ObjectNode out = JSON.createObjectNode();
        if (shape instanceof Shape.Simple simple) {
            return simple.isExtension()
                    ? out.put("type", "Extension").put("name", simple.json())
                    : out.put("type", simple.json());
        } else if (shape instanceof Shape.EntityOf entity) {
            return dice.oneIn(3)
                    ? out.put("type", "EntityOrCommon").put("name", reference(entity.type()))
                    : out.put("type", "Entity").put("name", reference(entity.type()));
        } else if (shape instanceof Shape.SetOf set) {
            out.put("type", "Set").set("element", typeJson(set.element()));
            return out;
        }
        return recordJson((Shape.RecordOf) shape);
    }

    private ObjectNode recordJson(Shape.RecordOf record) {
        ObjectNode out = JSON.createObjectNode().put("type", "Record");
        ObjectNode attributes = out.putObject("attributes");
        record.fields().forEach((name, field) -> {
            ObjectNode type = typeJson(field.shape());
            if (!field.required() || dice.oneIn(3)) {
                type.put("required", field.required());
            }
            attributes.set(name, type);
        });
        return out;
    }
}
