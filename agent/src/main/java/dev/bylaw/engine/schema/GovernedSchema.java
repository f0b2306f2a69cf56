// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.engine.schema.Typed.Presence;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.SchemaBuilder;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.schema.TypeExpr;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes the schema of some actions. */
final class GovernedSchema {

    /** Who acts, where nothing at all says who might. */
    static final String SOMEBODY = "Agent";

    /** What the schema is for. */
    enum Purpose {
        /** Says of every value when it may be missing. */
        CHECKING,
        /** Takes arguments to be there that are missing only where they are {@code null} or do not fit. */
        CHECKING_AS_IF_PRESENT,
        /** For people and other tools, with a remark at each input. */
        PRINTING
    }

    private final Surroundings surroundings;
    private final EntityFacts facts;
    private final Mentions mentions;
    private final Collection<ActionModel> models;

    GovernedSchema(Surroundings surroundings, Mentions mentions, Collection<ActionModel> models) {
        this.surroundings = surroundings;
        this.facts = new EntityFacts(surroundings.entities());
        this.mentions = mentions;
        this.models = List.copyOf(models);
    }

    /**
     * The schema.
     *
     * @param without names of actions that no method has and that policies name all the same
     * @throws PolicyException when it contradicts the user's own schema
     */
    Schema build(Purpose purpose, Collection<EntityUid> without) throws PolicyException {
        SchemaBuilder builder = Schema.builder();
        Set<EntityUid> generated = new LinkedHashSet<>();
        Set<String> resources = new TreeSet<>();
        for (ActionModel model : models) {
            generated.add(EntityUid.of("Action", model.name()));
            resources.addAll(model.resources());
        }
        Set<String> declared = new TreeSet<>();
        if (surroundings.schema().isPresent()) {
            builder.include(surroundings.schema().get(), generated);
            declared.addAll(surroundings.schema().get().entityTypes().keySet());
        }
        Set<String> principals = surroundings.principals(facts, mentions, resources);
        declared.addAll(entityTypes(builder, declared, resources, principals));
        // Whoever may act may have handed work on; and who is asked for in a chain need not act anywhere else.
        Set<String> members = purpose == Purpose.PRINTING ? principals : declared;
        for (ActionModel model : models) {
            action(builder, model, principals, context(model, members, purpose));
        }
        for (EntityUid action : without) {
            int colons = action.type().lastIndexOf("::");
            builder.actionGroup(colons < 0 ? "" : action.type().substring(0, colons), action.id(), List.of());
        }
        return builder.build();
    }

    /** Declares the types that nobody has declared, and returns them. */
    private Set<String> entityTypes(
            SchemaBuilder builder, Set<String> declared, Set<String> resources, Set<String> principals) {
        Set<String> types = new TreeSet<>(resources);
        types.addAll(principals);
        if (surroundings.schema().isEmpty()) {
            types.addAll(facts.types());
            types.addAll(mentions.types());
        }
        types.removeAll(declared);
        types.removeIf(Schema::isActionType);
        for (String type : types) {
            Map<String, TypeExpr.Attribute> attributes = attributes(facts.attributes(type));
            Type tags = facts.tags(type);
            if (tags == null) {
                builder.entityType(type, facts.parents(type), attributes);
            } else {
                builder.entityType(type, facts.parents(type), attributes, expression(tags));
            }
        }
        return types;
    }

    private void action(
            SchemaBuilder builder, ActionModel model, Set<String> principals, Map<String, TypeExpr.Attribute> context) {
        EntityUid uid = EntityUid.of("Action", model.name());
        Set<String> who = principals;
        Set<String> what = new TreeSet<>(model.resources());
        if (model.delegates()) {
            what.addAll(principals);
        }
        List<String> groups = new ArrayList<>();
        Schema.Action declared =
                surroundings.schema().flatMap(schema -> schema.action(uid)).orElse(null);
        if (declared != null) {
            who = declared.principals().isEmpty() ? who : declared.principals();
            what = declared.resources().isEmpty() ? what : declared.resources();
            for (EntityUid group : declared.ancestors()) {
                groups.add(group.id());
            }
        }
        builder.action("", model.name(), groups, who, what, context);
    }

    private static Map<String, TypeExpr.Attribute> context(ActionModel model, Set<String> members, Purpose purpose) {
        Map<String, TypeExpr.Attribute> input = new LinkedHashMap<>();
        StringBuilder opaque = new StringBuilder();
        for (Map.Entry<String, ActionModel.Input> each : model.inputs().entrySet()) {
            Typed typed = each.getValue().typed();
            if (typed.isOpaque()) {
                opaque.append(opaque.length() == 0 ? "" : "; ").append(each.getKey());
                opaque.append(" (").append(typed.java()).append("): ").append(typed.opaque());
            } else {
                Map<String, String> doc = purpose == Purpose.PRINTING
                        ? Map.of("doc", each.getValue().origin())
                        : Map.of();
                input.put(
                        each.getKey(),
                        new TypeExpr.Attribute(expression(typed, purpose), required(typed, purpose), doc, Span.NONE));
            }
        }
        Map<String, String> remarks =
                purpose == Purpose.PRINTING && opaque.length() > 0 ? Map.of("opaque", opaque.toString()) : Map.of();
        Map<String, TypeExpr.Attribute> context = new LinkedHashMap<>();
        context.put("input", new TypeExpr.Attribute(TypeExpr.record(input), true, remarks, Span.NONE));
        context.put("chain", TypeExpr.Attribute.required(TypeExpr.setOf(member(members, purpose))));
        context.put(
                "session",
                TypeExpr.Attribute.optional(
                        TypeExpr.record(Map.of("id", TypeExpr.Attribute.required(TypeExpr.string())))));
        Map<String, TypeExpr.Attribute> site = new LinkedHashMap<>();
        site.put("class", TypeExpr.Attribute.required(TypeExpr.string()));
        site.put("method", TypeExpr.Attribute.required(TypeExpr.string()));
        context.put("site", TypeExpr.Attribute.required(TypeExpr.record(site)));
        context.put("source", TypeExpr.Attribute.required(TypeExpr.string()));
        context.put("outlived", TypeExpr.Attribute.required(TypeExpr.bool()));
        context.put("within", TypeExpr.Attribute.required(TypeExpr.setOf(TypeExpr.entity("Action"))));
        return context;
    }

    /** A chain has members of several types, which no syntax of schemas can say. */
    private static TypeExpr member(Set<String> members, Purpose purpose) {
        return purpose == Purpose.PRINTING ? TypeExpr.entity(members.iterator().next()) : TypeExpr.anyOf(members);
    }

    private static boolean required(Typed typed, Purpose purpose) {
        return typed.presence() == Presence.ALWAYS
                || (typed.presence() == Presence.UNLESS_NULL && purpose == Purpose.CHECKING_AS_IF_PRESENT);
    }

    private static TypeExpr expression(Typed typed, Purpose purpose) {
        if (typed.parts().isEmpty() || !(typed.type() instanceof Type.RecordOf record)) {
            return expression(typed.type());
        }
        Map<String, TypeExpr.Attribute> attributes = new LinkedHashMap<>();
        for (String name : record.attributes().keySet()) {
            Typed part = typed.parts().get(name);
            attributes.put(
                    name,
                    new TypeExpr.Attribute(expression(part, purpose), required(part, purpose), Map.of(), Span.NONE));
        }
        return TypeExpr.record(attributes);
    }

    private static Map<String, TypeExpr.Attribute> attributes(Type.RecordOf record) {
        Map<String, TypeExpr.Attribute> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, Type.Attribute> each : record.attributes().entrySet()) {
            TypeExpr type = expression(each.getValue().type());
            attributes.put(
                    each.getKey(), new TypeExpr.Attribute(type, each.getValue().required(), Map.of(), Span.NONE));
        }
        return attributes;
    }

    private static TypeExpr expression(Type type) {
        if (type instanceof Type.Bool) {
            return TypeExpr.bool();
        } else if (type == Type.Simple.LONG) {
            return TypeExpr.integer();
        } else if (type instanceof Type.Extension extension) {
            return TypeExpr.extension(extension);
        } else if (type instanceof Type.Entity entity) {
            return TypeExpr.entity(entity.names().first());
        } else if (type instanceof Type.SetOf set) {
            return TypeExpr.setOf(expression(set.element()));
        } else if (type instanceof Type.RecordOf record) {
            return TypeExpr.record(attributes(record));
        }
        // Strings, and the elements of sets that are empty wherever they are seen.
        return TypeExpr.string();
    }
}
