// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.CommonType;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.syntax.Findings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the declarations of one namespace, whichever syntax or program they come from, and checks what can be
 * checked of each alone: that its name is free and allowed.
 */
final class SchemaDeclarations {

    private final String namespace;
    private final Span span;
    private final Findings findings;
    private final Map<String, CommonType> commonTypes = new LinkedHashMap<>();
    private final Map<String, EntityType> entityTypes = new LinkedHashMap<>();
    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();

    SchemaDeclarations(String namespace, Span span, Findings findings) {
        this.namespace = namespace;
        this.span = span;
        this.findings = findings;
    }

    void annotate(Map<String, String> added) {
        if (namespace.isEmpty() && !added.isEmpty()) {
            findings.error("schema", span, "the empty namespace cannot have annotations", "annotate its declarations");
        }
        annotations.putAll(added);
    }

    void add(String name, CommonType type) {
        checkTypeName(name, type.span());
        if (SchemaNames.isTypeKeyword(name)) {
            findings.error(
                    "schema",
                    type.span(),
                    "a common type may not be called " + name,
                    "the word has a fixed meaning in schemas; choose another name");
        }
        if (commonTypes.put(name, type) != null) {
            duplicate("common type " + qualified(name), type.span());
        }
    }

    void add(String name, EntityType type) {
        checkTypeName(name, type.span());
        if (name.equals(SchemaNames.ACTION)) {
            findings.error(
                    "schema",
                    type.span(),
                    "the entity type Action is always there and may not be declared",
                    "declare actions with: action \"name\" …;");
        }
        if (entityTypes.put(name, type) != null) {
            duplicate("entity type " + qualified(name), type.span());
        }
    }

    void add(String name, Action action) {
        if (actions.put(name, action) != null) {
            duplicate("action " + SchemaNames.attribute(name), action.span());
        }
    }

    private void checkTypeName(String name, Span where) {
        if (SchemaNames.isReserved(name)) {
            findings.error(
                    "schema", where, "a type may not be called __cedar", "the name is kept for the builtin types");
        }
    }

    private void duplicate(String what, Span where) {
        findings.error("schema", where, what + " is declared twice", "keep one declaration, or rename one of them");
    }

    private String qualified(String name) {
        return SchemaNames.qualify(namespace, name);
    }

    SchemaSource.Namespace toNamespace() {
        return new SchemaSource.Namespace(namespace, commonTypes, entityTypes, actions, annotations);
    }
}
