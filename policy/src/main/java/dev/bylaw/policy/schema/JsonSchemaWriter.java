// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Namespace;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import java.util.List;
import java.util.Map;

/** Writes a schema in the JSON syntax, in the form that the other Cedar implementations give to theirs. */
final class JsonSchemaWriter {

    private final JsonObjects json = new JsonObjects();

    private JsonSchemaWriter() {}

    static String write(SchemaSource schema) {
        JsonSchemaWriter writer = new JsonSchemaWriter();
        writer.json.object(() -> schema.namespaces()
                .forEach((name, namespace) -> writer.json.field(name, () -> writer.namespace(namespace))));
        return writer.json.text();
    }

    private void namespace(Namespace namespace) {
        json.object(() -> {
            if (!namespace.commonTypes().isEmpty()) {
                json.field(
                        "commonTypes",
                        () -> json.object(() -> namespace
                                .commonTypes()
                                .forEach((name, type) -> json.field(
                                        name,
                                        () -> json.object(() -> {
                                            type(type.definition());
                                            annotations(type.annotations());
                                        })))));
            }
            json.field(
                    "entityTypes",
                    () -> json.object(() ->
                            namespace.entityTypes().forEach((name, type) -> json.field(name, () -> entity(type)))));
            json.field(
                    "actions",
                    () -> json.object(() ->
                            namespace.actions().forEach((id, action) -> json.field(id, () -> action(action)))));
            annotations(namespace.annotations());
        });
    }

    private void annotations(Map<String, String> annotations) {
        if (!annotations.isEmpty()) {
            json.field("annotations", () -> json.object(() -> annotations.forEach(json::field)));
        }
    }

    private void entity(EntityType type) {
        json.object(() -> {
            if (type instanceof EntityType.Standard standard) {
                if (!standard.memberOf().isEmpty()) {
                    names("memberOfTypes", standard.memberOf());
                }
                nonEmptyRecord("shape", standard.shape());
                standard.tags().ifPresent(tags -> json.field("tags", () -> json.object(() -> type(tags))));
            } else {
                json.field("enum", () -> json.array(((EntityType.Enumerated) type).ids(), json::string));
            }
            annotations(type.annotations());
        });
    }

    private void action(Action action) {
        json.object(() -> {
            action.appliesTo().ifPresent(applies -> json.field("appliesTo", () -> appliesTo(applies)));
            action.memberOf()
                    .ifPresent(groups -> json.field("memberOf", () -> json.array(groups, this::actionReference)));
            annotations(action.annotations());
        });
    }

    private void actionReference(ActionReference group) {
        json.object(() -> {
            json.field("id", group.id());
            group.type().ifPresent(type -> json.field("type", type));
        });
    }

    private void appliesTo(AppliesTo applies) {
        json.object(() -> {
            names("principalTypes", applies.principals());
            names("resourceTypes", applies.resources());
            nonEmptyRecord("context", applies.context());
        });
    }

    private void names(String field, List<Reference> references) {
        json.field(field, () -> json.array(references, reference -> json.string(reference.name())));
    }

    private void nonEmptyRecord(String field, TypeExpr type) {
        if (!(type instanceof TypeExpr.RecordOf record && record.isEmpty())) {
            json.field(field, () -> json.object(() -> type(type)));
        }
    }

    /** The fields of a type; attributes and common types have theirs in the same object. */
    private void type(TypeExpr type) {
        if (type instanceof TypeExpr.Builtin builtin) {
            json.field("type", builtin.keyword().json);
        } else if (type instanceof TypeExpr.Extension extension) {
            json.field("type", "Extension");
            json.field("name", extension.name());
        } else if (type instanceof TypeExpr.Named named) {
            named(named);
        } else if (type instanceof TypeExpr.SetOf set) {
            json.field("type", "Set");
            json.field("element", () -> json.object(() -> type(set.element())));
        } else if (type instanceof TypeExpr.RecordOf record) {
            json.field("type", "Record");
            json.field(
                    "attributes",
                    () -> json.object(() -> record.attributes()
                            .forEach((name, attribute) -> json.field(name, () -> attribute(attribute)))));
        }
    }

    private void named(TypeExpr.Named named) {
        if (named.meaning() == TypeExpr.Meaning.COMMON) {
            json.field("type", named.name());
            return;
        }
        json.field("type", named.meaning() == TypeExpr.Meaning.ENTITY ? "Entity" : "EntityOrCommon");
        json.field("name", named.name());
    }

    private void attribute(TypeExpr.Attribute attribute) {
        json.object(() -> {
            type(attribute.type());
            annotations(attribute.annotations());
            if (!attribute.required()) {
                json.field("required", false);
            }
        });
    }
}
