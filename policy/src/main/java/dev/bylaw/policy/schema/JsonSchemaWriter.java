// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.json.Json;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Namespace;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a schema in the JSON syntax, in the form that the other Cedar implementations give to theirs. */
final class JsonSchemaWriter {

    private JsonSchemaWriter() {}

    static String write(SchemaSource schema) {
        return JsonText.write(Json.object(each(schema.namespaces(), JsonSchemaWriter::namespace)));
    }

    private static <V> Map<String, Json> each(Map<String, V> all, Function<V, Json> write) {
        Map<String, Json> members = new LinkedHashMap<>();
        all.forEach((name, value) -> members.put(name, write.apply(value)));
        return members;
    }

    private static Json namespace(Namespace namespace) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (!namespace.commonTypes().isEmpty()) {
            members.put("commonTypes", Json.object(each(namespace.commonTypes(), JsonSchemaWriter::commonType)));
        }
        members.put("entityTypes", Json.object(each(namespace.entityTypes(), JsonSchemaWriter::entityType)));
        members.put("actions", Json.object(each(namespace.actions(), JsonSchemaWriter::action)));
        annotations(members, namespace.annotations());
        return Json.object(members);
    }

    private static void annotations(Map<String, Json> members, Map<String, String> annotations) {
        if (!annotations.isEmpty()) {
            members.put("annotations", Json.object(each(annotations, Json::string)));
        }
    }

    private static Json commonType(SchemaSource.CommonType type) {
        Map<String, Json> members = type(type.definition());
        annotations(members, type.annotations());
        return Json.object(members);
    }

    private static Json entityType(EntityType type) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (type instanceof EntityType.Standard standard) {
            if (!standard.memberOf().isEmpty()) {
                members.put("memberOfTypes", names(standard.memberOf()));
            }
            unlessEmpty(members, "shape", standard.shape());
            standard.tags().ifPresent(tags -> members.put("tags", Json.object(type(tags))));
        } else {
            List<String> ids = ((EntityType.Enumerated) type).ids();
            members.put("enum", Json.array(ids.stream().map(Json::string).toList()));
        }
        annotations(members, type.annotations());
        return Json.object(members);
    }

    private static Json action(Action action) {
        Map<String, Json> members = new LinkedHashMap<>();
        action.appliesTo().ifPresent(applies -> members.put("appliesTo", appliesTo(applies)));
        action.memberOf()
                .ifPresent(groups -> members.put(
                        "memberOf",
                        Json.array(groups.stream().map(JsonSchemaWriter::group).toList())));
        annotations(members, action.annotations());
        return Json.object(members);
    }

    private static Json group(ActionReference group) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.string(group.id()));
        group.type().ifPresent(type -> members.put("type", Json.string(type)));
        return Json.object(members);
    }

    private static Json appliesTo(AppliesTo applies) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("principalTypes", names(applies.principals()));
        members.put("resourceTypes", names(applies.resources()));
        unlessEmpty(members, "context", applies.context());
        return Json.object(members);
    }

    private static Json names(List<Reference> references) {
        return Json.array(
                references.stream().map(Reference::name).map(Json::string).toList());
    }

    private static void unlessEmpty(Map<String, Json> members, String field, TypeExpr type) {
        if (!(type instanceof TypeExpr.RecordOf record && record.isEmpty())) {
            members.put(field, Json.object(type(type)));
        }
    }

    /** The fields of a type; attributes and common types have theirs in the same object. */
    private static Map<String, Json> type(TypeExpr type) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (type instanceof TypeExpr.Builtin builtin) {
            members.put("type", Json.string(builtin.keyword().json));
        } else if (type instanceof TypeExpr.Extension extension) {
            members.put("type", Json.string("Extension"));
            members.put("name", Json.string(extension.name()));
        } else if (type instanceof TypeExpr.SetOf set) {
            members.put("type", Json.string("Set"));
            members.put("element", Json.object(type(set.element())));
        } else if (type instanceof TypeExpr.RecordOf record) {
            members.put("type", Json.string("Record"));
            members.put("attributes", Json.object(each(record.attributes(), JsonSchemaWriter::attribute)));
        } else if (type instanceof TypeExpr.Named named && named.meaning() == TypeExpr.Meaning.COMMON) {
            members.put("type", Json.string(named.name()));
        } else if (type instanceof TypeExpr.Named named) {
            boolean entity = named.meaning() == TypeExpr.Meaning.ENTITY;
            members.put("type", Json.string(entity ? "Entity" : "EntityOrCommon"));
            members.put("name", Json.string(named.name()));
        } else if (type instanceof TypeExpr.AnyOf any) {
            throw new UnsupportedOperationException("No syntax of schemas can write an entity of any of the types "
                    + String.join(", ", any.names()) + ". Name one of them.");
        }
        return members;
    }

    private static Json attribute(TypeExpr.Attribute attribute) {
        Map<String, Json> members = type(attribute.type());
        annotations(members, attribute.annotations());
        if (!attribute.required()) {
            members.put("required", Json.bool(false));
        }
        return Json.object(members);
    }
}
