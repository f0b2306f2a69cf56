// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.schema.SchemaSource.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads types, and the names, lists and annotations that all declarations of the Cedar schema syntax share. */
final class TypeParser {

    private final SchemaTokens tokens;
    private final SchemaErrors errors;
    private int depth;

    TypeParser(SchemaTokens tokens, SchemaErrors errors) {
        this.tokens = tokens;
        this.errors = errors;
    }

    /** Reads one item of a list. */
    interface Item<T> {
        T read() throws SchemaSyntaxError;
    }

    <T> List<T> commaSeparated(Item<T> item) throws SchemaSyntaxError {
        List<T> all = new ArrayList<>();
        do {
            all.add(item.read());
        } while (tokens.takeMark(","));
        return all;
    }

    TypeExpr type() throws SchemaSyntaxError {
        SchemaToken first = tokens.peek();
        if (++depth > SchemaNames.MAX_NESTING) {
            throw errors.syntax(
                    first.start(),
                    first.end(),
                    "types are nested deeper than " + SchemaNames.MAX_NESTING + " levels",
                    "declare the inner ones as common types");
        }
        try {
            if (first.is("{")) {
                return record();
            }
            Reference name = path("a type");
            if (name.name().equals("Set") && tokens.takeMark("<")) {
                TypeExpr element = type();
                SchemaToken close = tokens.expect(">", "to close the set type");
                return new TypeExpr.SetOf(element, tokens.span(first.start(), close.end()));
            }
            return new TypeExpr.Named(name.name(), TypeExpr.Meaning.ENTITY_OR_COMMON, name.span());
        } finally {
            depth--;
        }
    }

    TypeExpr record() throws SchemaSyntaxError {
        SchemaToken open = tokens.expect("{", "to open the record");
        Map<String, TypeExpr.Attribute> attributes = new LinkedHashMap<>();
        while (!tokens.peek().is("}")) {
            attribute(attributes);
            if (!tokens.takeMark(",")) {
                break;
            }
        }
        SchemaToken close = tokens.expect("}", "to close the record");
        return new TypeExpr.RecordOf(attributes, tokens.span(open.start(), close.end()));
    }

    private void attribute(Map<String, TypeExpr.Attribute> into) throws SchemaSyntaxError {
        Map<String, String> annotations = annotations();
        SchemaToken name = name("an attribute's name");
        boolean required = !tokens.takeMark("?");
        tokens.expect(":", "between the attribute's name and its type");
        TypeExpr.Attribute attribute = new TypeExpr.Attribute(type(), required, annotations, tokens.span(name));
        if (into.put(name.text(), attribute) != null) {
            errors.report(
                    tokens.span(name),
                    "attribute " + SchemaNames.attribute(name.text()) + " is declared twice in one record",
                    "keep one of them");
        }
    }

    Map<String, String> annotations() throws SchemaSyntaxError {
        Map<String, String> all = new LinkedHashMap<>();
        while (tokens.takeMark("@")) {
            SchemaToken key = tokens.expectWord("the annotation's name");
            String value = "";
            if (tokens.takeMark("(")) {
                value = tokens.expectString("the annotation's value").text();
                tokens.expect(")", "after the annotation's value");
            }
            if (all.put(key.text(), value) != null) {
                errors.report(tokens.span(key), "annotation @" + key.text() + " is given twice", "keep one of them");
            }
        }
        return all;
    }

    /** One entity type, or a list of them in brackets, which may be empty. */
    List<Reference> entityTypes() throws SchemaSyntaxError {
        if (!tokens.takeMark("[")) {
            return List.of(path("an entity type"));
        }
        List<Reference> all = tokens.peek().is("]") ? List.of() : commaSeparated(() -> path("an entity type"));
        tokens.expect("]", "to close the list of entity types");
        return all;
    }

    Reference path(String what) throws SchemaSyntaxError {
        SchemaToken first = identifier(what);
        if (!tokens.peek().is("::")) {
            return new Reference(first.text(), tokens.span(first));
        }
        StringBuilder path = new StringBuilder(first.text());
        SchemaToken last = first;
        while (tokens.takeMark("::")) {
            last = identifier("a part of the name");
            path.append("::").append(last.text());
        }
        return new Reference(path.toString(), tokens.span(first.start(), last.end()));
    }

    SchemaToken identifier(String what) throws SchemaSyntaxError {
        SchemaToken word = tokens.expectWord(what);
        if (SchemaNames.isGrammarWord(word.text())) {
            throw errors.syntax(
                    word.start(),
                    word.end(),
                    "\"" + word.text() + "\" is a reserved word of Cedar and names nothing",
                    "choose another name; attributes and actions may be quoted");
        }
        return word;
    }

    /** An attribute's or action's name: an identifier, or any text in quotes. */
    SchemaToken name(String what) throws SchemaSyntaxError {
        return tokens.peek().kind() == SchemaToken.Kind.STRING ? tokens.take() : identifier(what);
    }
}
