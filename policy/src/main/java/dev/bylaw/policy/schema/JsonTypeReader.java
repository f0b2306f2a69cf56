// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.json.Json;
import dev.bylaw.policy.json.JsonFields;
import dev.bylaw.policy.value.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads types of the JSON schema syntax, such as {@code {"type": "Set", "element": {"type": "Long"}}}. Every method
 * may throw {@link dev.bylaw.policy.syntax.SyntaxError}.
 */
final class JsonTypeReader {

    private int nesting;

    TypeExpr type(Json json) {
        return read(fields(json));
    }

    /** The fields of a common type stand beside its annotations. */
    SchemaSource.CommonType commonType(Json json, Span span) {
        JsonFields body = fields(json, "annotations");
        return new SchemaSource.CommonType(read(body), annotations(body), span);
    }

    private TypeExpr.Attribute attribute(Json json) {
        JsonFields body = fields(json, "annotations", "required");
        boolean required = body.optional("required").map(JsonTypeReader::flag).orElse(true);
        return new TypeExpr.Attribute(read(body), required, annotations(body), json.span());
    }

    private static boolean flag(Json json) {
        if (json instanceof Json.Bool bool) {
            return bool.value();
        }
        throw JsonFields.error(json.span(), "expected true or false, found " + json.described(), "");
    }

    /** The fields that a type with this keyword may have, and those around it. */
    private static JsonFields fields(Json json, String... around) {
        Json keyword = JsonFields.object(json, "a type").members().get("type");
        String name = keyword instanceof Json.Str text ? text.value() : "";
        Stream<String> own = switch (name) {
            case "Set" -> Stream.of("type", "element");
            case "Record" -> Stream.of("type", "attributes", "additionalAttributes");
            case "Entity", "EntityOrCommon", "Extension" -> Stream.of("type", "name");
            default -> Stream.of("type");
        };
        String[] known = Stream.concat(own, Stream.of(around)).toArray(String[]::new);
        return JsonFields.of(json, name.isEmpty() ? "a type" : "a type \"" + name + "\"", known);
    }

    private TypeExpr read(JsonFields body) {
        Span span = body.required("type").span();
        if (nesting >= SchemaNames.MAX_NESTING) {
            throw JsonFields.error(
                    span,
                    "types are nested deeper than " + SchemaNames.MAX_NESTING + " levels",
                    "declare the inner ones as common types");
        }
        nesting++;
        try {
            return readBounded(body, span);
        } finally {
            nesting--;
        }
    }

    private TypeExpr readBounded(JsonFields body, Span span) {
        return switch (body.string("type")) {
            case "String" -> new TypeExpr.Builtin(TypeExpr.Keyword.STRING, span);
            case "Long" -> new TypeExpr.Builtin(TypeExpr.Keyword.LONG, span);
            case "Boolean" -> new TypeExpr.Builtin(TypeExpr.Keyword.BOOLEAN, span);
            case "Set" -> new TypeExpr.SetOf(type(body.required("element")), span);
            case "Record" -> record(body, span);
            case "Entity" -> named(body, TypeExpr.Meaning.ENTITY);
            case "EntityOrCommon" -> named(body, TypeExpr.Meaning.ENTITY_OR_COMMON);
            case "Extension" -> extension(body);
            default -> new TypeExpr.Named(name(body.required("type"), "a common type"), TypeExpr.Meaning.COMMON, span);
        };
    }

    private TypeExpr record(JsonFields body, Span span) {
        body.optional("additionalAttributes").filter(JsonTypeReader::flag).ifPresent(open -> {
            throw JsonFields.error(
                    open.span(), "records with additional attributes are not supported", "list all attributes");
        });
        Map<String, TypeExpr.Attribute> attributes = new LinkedHashMap<>();
        JsonFields.object(body.required("attributes"), "the attributes")
                .members()
                .forEach((name, json) -> attributes.put(name, attribute(json)));
        return new TypeExpr.RecordOf(attributes, span);
    }

    private static TypeExpr named(JsonFields body, TypeExpr.Meaning meaning) {
        Json name = body.required("name");
        return new TypeExpr.Named(name(name, "a type"), meaning, name.span());
    }

    private static TypeExpr extension(JsonFields body) {
        Json name = body.required("name");
        String text = JsonFields.string(name, "an extension type");
        if (!Names.isIdentifier(text)) {
            throw JsonFields.error(name.span(), "\"" + text + "\" is no extension type", "for example decimal");
        }
        return new TypeExpr.Extension(text, name.span());
    }

    /** The name of a type, qualified or not. */
    static String name(Json json, String what) {
        String text = JsonFields.string(json, what);
        if (!SchemaNames.isReference(text)) {
            throw JsonFields.error(
                    json.span(),
                    "\"" + text + "\" is no type name",
                    "use identifiers of A-Z, a-z, 0-9 and _ joined by ::");
        }
        return text;
    }

    /** The annotations of whatever has these fields; one without a value may be null or empty. */
    static Map<String, String> annotations(JsonFields body) {
        Map<String, String> all = new LinkedHashMap<>();
        body.optional("annotations")
                .ifPresent(written -> JsonFields.object(written, "annotations")
                        .members()
                        .forEach((key, value) -> {
                            if (!Names.isAnnotationKey(key)) {
                                throw JsonFields.error(
                                        value.span(),
                                        "\"" + key + "\" is no annotation name",
                                        "use an identifier of A-Z, a-z, 0-9 and _");
                            }
                            all.put(
                                    key,
                                    value instanceof Json.Null
                                            ? ""
                                            : JsonFields.string(value, "an annotation's value"));
                        }));
        return all;
    }
}
