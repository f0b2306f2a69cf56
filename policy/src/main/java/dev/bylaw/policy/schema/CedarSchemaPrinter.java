// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Namespace;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.value.Escapes;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a schema in the Cedar syntax. What it writes parses back to a schema of the same meaning. */
final class CedarSchemaPrinter {

    private final StringBuilder out = new StringBuilder();
    private String margin = "";

    private CedarSchemaPrinter() {}

    /** The text of a schema for which {@link CedarSchemaCheck} found no obstacle. */
    static String print(SchemaSource schema) {
        CedarSchemaPrinter printer = new CedarSchemaPrinter();
        for (Namespace namespace : schema.namespaces().values()) {
            printer.namespace(namespace);
        }
        return printer.out.toString();
    }

    private void namespace(Namespace namespace) {
        separate();
        if (namespace.name().isEmpty()) {
            declarations(namespace);
            return;
        }
        annotations(namespace.annotations());
        out.append("namespace ").append(namespace.name()).append(" {\n");
        margin = "  ";
        declarations(namespace);
        margin = "";
        out.append("}\n");
    }

    private void separate() {
        if (out.length() > 0 && !out.substring(Math.max(0, out.length() - 2)).equals("{\n")) {
            out.append('\n');
        }
    }

    private void declarations(Namespace namespace) {
        namespace.commonTypes().forEach((name, type) -> {
            separate();
            annotations(type.annotations());
            out.append(margin).append("type ").append(name).append(" = ");
            type(type.definition());
            out.append(";\n");
        });
        namespace.entityTypes().forEach((name, type) -> {
            separate();
            annotations(type.annotations());
            out.append(margin).append("entity ").append(name);
            entityType(type);
            out.append(";\n");
        });
        namespace.actions().forEach((name, action) -> {
            separate();
            annotations(action.annotations());
            out.append(margin).append("action ").append(Escapes.quote(name));
            action(action);
            out.append(";\n");
        });
    }

    private void annotations(Map<String, String> annotations) {
        annotations.forEach((key, value) -> {
            out.append(margin).append('@').append(key);
            if (!value.isEmpty()) {
                out.append('(').append(Escapes.quote(value)).append(')');
            }
            out.append('\n');
        });
    }

    private void entityType(EntityType type) {
        if (type instanceof EntityType.Enumerated enumerated) {
            out.append(" enum [")
                    .append(enumerated.ids().stream().map(Escapes::quote).collect(Collectors.joining(", ")))
                    .append(']');
            return;
        }
        EntityType.Standard standard = (EntityType.Standard) type;
        if (!standard.memberOf().isEmpty()) {
            out.append(" in ").append(names(standard.memberOf()));
        }
        if (!(standard.shape() instanceof TypeExpr.RecordOf record && record.isEmpty())) {
            out.append(" = ");
            type(standard.shape());
        }
        standard.tags().ifPresent(tags -> {
            out.append(" tags ");
            type(tags);
        });
    }

    private void action(Action action) {
        List<ActionReference> groups = action.memberOf().orElse(List.of());
        if (!groups.isEmpty()) {
            out.append(" in ")
                    .append(groups.stream().map(CedarSchemaPrinter::text).collect(Collectors.joining(", ", "[", "]")));
        }
        action.appliesTo().filter(CedarSchemaPrinter::appliesToAnything).ifPresent(this::appliesTo);
    }

    // An action without a principal or without a resource type applies to nothing; the syntax cannot write the rest.
    private static boolean appliesToAnything(AppliesTo applies) {
        return !applies.principals().isEmpty() && !applies.resources().isEmpty();
    }

    private void appliesTo(AppliesTo applies) {
        String outer = margin;
        margin += "  ";
        out.append(" appliesTo {\n").append(margin).append("principal: ").append(names(applies.principals()));
        out.append(",\n").append(margin).append("resource: ").append(names(applies.resources()));
        out.append(",\n").append(margin).append("context: ");
        type(applies.context());
        margin = outer;
        out.append('\n').append(margin).append('}');
    }

    private static String text(ActionReference action) {
        return action.type().map(type -> type + "::").orElse("") + Escapes.quote(action.id());
    }

    private static String names(List<Reference> references) {
        return references.stream().map(Reference::name).collect(Collectors.joining(", ", "[", "]"));
    }

    private void type(TypeExpr type) {
        if (type instanceof TypeExpr.SetOf set) {
            out.append("Set<");
            type(set.element());
            out.append('>');
        } else if (type instanceof TypeExpr.RecordOf record) {
            record(record);
        } else if (type instanceof TypeExpr.Named named) {
            out.append(named.name());
        } else if (type instanceof TypeExpr.Builtin builtin) {
            out.append("__cedar::").append(builtin.keyword().cedar);
        } else if (type instanceof TypeExpr.Extension extension) {
            out.append("__cedar::").append(extension.name());
        }
    }

    private void record(TypeExpr.RecordOf record) {
        if (record.isEmpty()) {
            out.append("{}");
            return;
        }
        String outer = margin;
        margin += "  ";
        out.append("{\n");
        for (Iterator<Map.Entry<String, TypeExpr.Attribute>> all =
                        record.attributes().entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, TypeExpr.Attribute> entry = all.next();
            annotations(entry.getValue().annotations());
            out.append(margin).append(SchemaNames.attribute(entry.getKey()));
            out.append(entry.getValue().required() ? ": " : "?: ");
            type(entry.getValue().type());
            out.append(all.hasNext() ? ",\n" : "\n");
        }
        margin = outer;
        out.append(margin).append('}');
    }
}
