// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads types of the JSON schema syntax, such as {@code {"type": "Set", "element": {"type": "Long"}}}. */
final class JsonTypeReader {

    private static final List<String> TYPE_FIELDS =
            List.of("type", "element", "attributes", "additionalAttributes", "name");

    private final JsonFields fields;
    private int depth;

    JsonTypeReader(JsonFields fields) {
        this.fields = fields;
    }

    TypeExpr type(JsonTree tree) throws SchemaSyntaxError {
        JsonTree.Fields body = fields.object(tree, "a type");
        checkFields(body, List.of());
        return read(body);
    }

    /** The type whose fields stand among annotations, as those of a common type do. */
    TypeExpr annotated(JsonTree.Fields body) throws SchemaSyntaxError {
        checkFields(body, List.of("annotations"));
        return read(body);
    }

    private TypeExpr.Attribute attribute(JsonTree.Member member) throws SchemaSyntaxError {
        JsonTree.Fields body = fields.object(member.value(), "an attribute's type");
        checkFields(body, List.of("annotations", "required"));
        JsonTree.Member required = body.members().get("required");
        return new TypeExpr.Attribute(
                read(body),
                required == null || fields.flag(required.value(), "required"),
                fields.annotations(body),
                member.key());
    }

    // A type keyword allows some of the fields; which, depends on it.
    private void checkFields(JsonTree.Fields body, List<String> around) throws SchemaSyntaxError {
        String keyword = fields.text(fields.required(body, "type"), "the type");
        List<String> own = switch (keyword) {
            case "Set" -> List.of("type", "element");
            case "Record" -> List.of("type", "attributes", "additionalAttributes");
            case "Entity", "EntityOrCommon", "Extension" -> List.of("type", "name");
            default -> List.of("type");
        };
        for (Map.Entry<String, JsonTree.Member> entry : body.members().entrySet()) {
            String name = entry.getKey();
            if (!own.contains(name) && !around.contains(name)) {
                throw fields.wrong(
                        entry.getValue().key(),
                        TYPE_FIELDS.contains(name)
                                ? "a type \"" + keyword + "\" has no field \"" + name + "\""
                                : "unknown field \"" + name + "\" of a type",
                        "it has " + String.join(", ", own));
            }
        }
    }

    private TypeExpr read(JsonTree.Fields body) throws SchemaSyntaxError {
        if (++depth > SchemaNames.MAX_NESTING) {
            throw fields.wrong(
                    body.span(),
                    "types are nested deeper than " + SchemaNames.MAX_NESTING + " levels",
                    "declare the inner ones as common types");
        }
        try {
            return readBounded(body);
        } finally {
            depth--;
        }
    }

    private TypeExpr readBounded(JsonTree.Fields body) throws SchemaSyntaxError {
        JsonTree type = fields.required(body, "type");
        Span span = type.span();
        return switch (fields.text(type, "the type")) {
            case "String" -> new TypeExpr.Builtin(TypeExpr.Keyword.STRING, span);
            case "Long" -> new TypeExpr.Builtin(TypeExpr.Keyword.LONG, span);
            case "Boolean" -> new TypeExpr.Builtin(TypeExpr.Keyword.BOOLEAN, span);
            case "Set" -> new TypeExpr.SetOf(type(fields.required(body, "element")), span);
            case "Record" -> record(body, span);
            case "Entity" -> new TypeExpr.Named(nameOf(body), TypeExpr.Meaning.ENTITY, span);
            case "EntityOrCommon" -> new TypeExpr.Named(nameOf(body), TypeExpr.Meaning.ENTITY_OR_COMMON, span);
            case "Extension" -> new TypeExpr.Extension(extension(body), span);
            default -> new TypeExpr.Named(name(type, "a common type"), TypeExpr.Meaning.COMMON, span);
        };
    }

    private TypeExpr record(JsonTree.Fields body, Span span) throws SchemaSyntaxError {
        JsonTree.Member open = body.members().get("additionalAttributes");
        if (open != null && fields.flag(open.value(), "additionalAttributes")) {
            throw fields.wrong(
                    open.key(), "records with additional attributes are not supported", "list all attributes");
        }
        Map<String, TypeExpr.Attribute> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonTree.Member> entry : fields.object(
                        fields.required(body, "attributes"), "the attributes")
                .members()
                .entrySet()) {
            attributes.put(entry.getKey(), attribute(entry.getValue()));
        }
        return new TypeExpr.RecordOf(attributes, span);
    }

    private String nameOf(JsonTree.Fields body) throws SchemaSyntaxError {
        return name(fields.required(body, "name"), "a type");
    }

    private String extension(JsonTree.Fields body) throws SchemaSyntaxError {
        JsonTree name = fields.required(body, "name");
        String text = fields.text(name, "an extension type");
        if (!Names.isIdentifier(text)) {
            throw fields.wrong(name.span(), "\"" + text + "\" is no extension type", "for example decimal");
        }
        return text;
    }

    /** The name of a type, qualified or not. */
    String name(JsonTree tree, String what) throws SchemaSyntaxError {
        String text = fields.text(tree, what);
        if (!SchemaNames.isReference(text)) {
            throw fields.wrong(
                    tree.span(),
                    "\"" + text + "\" is no type name",
                    "use identifiers of A-Z, a-z, 0-9 and _ joined by ::");
        }
        return text;
    }
}
