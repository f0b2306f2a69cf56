// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the parts of a JSON text that must have a certain form, and says so where they have not. */
final class JsonFields {

    private final SchemaErrors errors;

    JsonFields(SchemaErrors errors) {
        this.errors = errors;
    }

    SchemaSyntaxError wrong(Span where, String message, String hint) {
        return errors.syntax(where.start(), where.end(), message, hint);
    }

    private SchemaSyntaxError unexpected(JsonTree found, String wanted) {
        return wrong(found.span(), "expected " + wanted + ", found " + found.describe(), "");
    }

    JsonTree.Fields object(JsonTree tree, String what) throws SchemaSyntaxError {
        if (tree instanceof JsonTree.Fields fields) {
            return fields;
        }
        throw unexpected(tree, what + " as an object");
    }

    JsonTree.Items array(JsonTree tree, String what) throws SchemaSyntaxError {
        if (tree instanceof JsonTree.Items items) {
            return items;
        }
        throw unexpected(tree, what + " as an array");
    }

    String text(JsonTree tree, String what) throws SchemaSyntaxError {
        if (tree instanceof JsonTree.Text text) {
            return text.value();
        }
        throw unexpected(tree, what + " as a string");
    }

    boolean flag(JsonTree tree, String what) throws SchemaSyntaxError {
        if (tree instanceof JsonTree.Flag flag) {
            return flag.value();
        }
        throw unexpected(tree, what + " as true or false");
    }

    List<String> texts(JsonTree tree, String what) throws SchemaSyntaxError {
        List<String> all = new ArrayList<>();
        for (JsonTree item : array(tree, what).items()) {
            all.add(text(item, "an id"));
        }
        return all;
    }

    Optional<JsonTree> optional(JsonTree.Fields object, String name) {
        return Optional.ofNullable(object.members().get(name)).map(JsonTree.Member::value);
    }

    JsonTree required(JsonTree.Fields object, String name) throws SchemaSyntaxError {
        JsonTree.Member member = object.members().get(name);
        if (member == null) {
            throw wrong(object.span(), "the field \"" + name + "\" is missing", "");
        }
        return member.value();
    }

    /** Refuses every other field: a misspelt one would otherwise be silently without effect. */
    void only(JsonTree.Fields object, String... names) throws SchemaSyntaxError {
        for (Map.Entry<String, JsonTree.Member> entry : object.members().entrySet()) {
            if (!List.of(names).contains(entry.getKey())) {
                throw wrong(
                        entry.getValue().key(),
                        "unknown field \"" + entry.getKey() + "\"",
                        Suggestions.didYouMean(
                                entry.getKey(), List.of(names), "known here are " + String.join(", ", names)));
            }
        }
    }

    Map<String, String> annotations(JsonTree.Fields object) throws SchemaSyntaxError {
        Map<String, String> all = new LinkedHashMap<>();
        JsonTree.Member written = object.members().get("annotations");
        if (written == null) {
            return all;
        }
        for (Map.Entry<String, JsonTree.Member> entry :
                object(written.value(), "annotations").members().entrySet()) {
            if (!Names.isAnnotationKey(entry.getKey())) {
                throw wrong(
                        entry.getValue().key(),
                        "\"" + entry.getKey() + "\" is no annotation name",
                        "use an identifier of A-Z, a-z, 0-9 and _");
            }
            JsonTree value = entry.getValue().value();
            all.put(entry.getKey(), value instanceof JsonTree.Nothing ? "" : text(value, "an annotation's value"));
        }
        return all;
    }
}
