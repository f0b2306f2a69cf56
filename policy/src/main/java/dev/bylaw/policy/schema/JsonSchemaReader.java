// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.CommonType;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON schema syntax. After an error in one declaration it goes on with the next. */
final class JsonSchemaReader {

    private final SchemaErrors errors;
    private final JsonTypeReader types;
    private final JsonFields fields;

    private JsonSchemaReader(SchemaErrors errors) {
        this.errors = errors;
        this.fields = new JsonFields(errors);
        this.types = new JsonTypeReader(fields);
    }

    static SchemaSource read(Source json, SchemaErrors errors) {
        Map<String, SchemaSource.Namespace> all = new LinkedHashMap<>();
        try {
            JsonTree tree = JsonTreeReader.read(json, errors);
            JsonSchemaReader reader = new JsonSchemaReader(errors);
            reader.fields.object(tree, "a schema").members().forEach((name, member) -> {
                all.put(name, reader.namespace(name, member));
            });
        } catch (SchemaSyntaxError alreadyReported) {
            return new SchemaSource(Map.of());
        }
        return new SchemaSource(all);
    }

    private SchemaSource.Namespace namespace(String name, JsonTree.Member member) {
        SchemaDeclarations into = new SchemaDeclarations(name, member.key(), errors);
        if (!name.isEmpty() && !Names.isPath(name)) {
            errors.report(member.key(), "\"" + name + "\" is no namespace name", "use identifiers joined by ::");
        }
        try {
            JsonTree.Fields body = fields.object(member.value(), "a namespace");
            fields.only(body, "commonTypes", "entityTypes", "actions", "annotations");
            into.annotate(fields.annotations(body));
            each(fields.optional(body, "commonTypes"), (key, tree) -> commonType(into, key, tree));
            each(Optional.of(fields.required(body, "entityTypes")), (key, tree) -> entityType(into, key, tree));
            each(Optional.of(fields.required(body, "actions")), (key, tree) -> action(into, key, tree));
        } catch (SchemaSyntaxError alreadyReported) {
            return into.toNamespace();
        }
        return into.toNamespace();
    }

    /** Reads one declaration of a namespace. */
    private interface Declaration {
        void read(String name, JsonTree.Member member) throws SchemaSyntaxError;
    }

    private void each(Optional<JsonTree> declarations, Declaration declaration) throws SchemaSyntaxError {
        if (declarations.isEmpty()) {
            return;
        }
        JsonTree.Fields all = fields.object(declarations.get(), "an object of declarations");
        boolean failed = false;
        for (Map.Entry<String, JsonTree.Member> entry : all.members().entrySet()) {
            try {
                declaration.read(entry.getKey(), entry.getValue());
            } catch (SchemaSyntaxError alreadyReported) {
                failed = true;
            }
        }
        if (failed) {
            throw new SchemaSyntaxError("declarations");
        }
    }

    private void commonType(SchemaDeclarations into, String name, JsonTree.Member member) throws SchemaSyntaxError {
        JsonTree.Fields body = fields.object(member.value(), "a type");
        checkIdentifier(name, member.key());
        into.add(name, new CommonType(types.annotated(body), fields.annotations(body), member.key()));
    }

    private void checkIdentifier(String name, Span where) throws SchemaSyntaxError {
        if (!Names.isIdentifier(name)) {
            throw errors.syntax(
                    where.start(),
                    where.end(),
                    "\"" + name + "\" is no type name",
                    "use an identifier of A-Z, a-z, 0-9 and _ that is no reserved word");
        }
    }

    private void entityType(SchemaDeclarations into, String name, JsonTree.Member member) throws SchemaSyntaxError {
        checkIdentifier(name, member.key());
        JsonTree.Fields body = fields.object(member.value(), "an entity type");
        Map<String, String> annotations = fields.annotations(body);
        Optional<JsonTree> ids = fields.optional(body, "enum");
        if (ids.isPresent()) {
            fields.only(body, "enum", "annotations");
            List<String> texts = fields.texts(ids.get(), "the list of entities");
            if (texts.isEmpty()) {
                errors.report(ids.get().span(), "entity type " + name + " has no entity", "give at least one id");
            }
            into.add(name, new EntityType.Enumerated(texts, annotations, member.key()));
            return;
        }
        fields.only(body, "memberOfTypes", "shape", "tags", "annotations");
        Optional<JsonTree> tags = fields.optional(body, "tags");
        EntityType type = new EntityType.Standard(
                references(fields.optional(body, "memberOfTypes")),
                recordOrName(fields.optional(body, "shape")),
                tags.isPresent() ? Optional.of(types.type(tags.get())) : Optional.empty(),
                annotations,
                member.key());
        into.add(name, type);
    }

    private List<Reference> references(Optional<JsonTree> list) throws SchemaSyntaxError {
        List<Reference> all = new ArrayList<>();
        if (list.isPresent()) {
            for (JsonTree item :
                    fields.array(list.get(), "a list of entity types").items()) {
                all.add(new Reference(types.name(item, "an entity type"), item.span()));
            }
        }
        return all;
    }

    private TypeExpr recordOrName(Optional<JsonTree> written) throws SchemaSyntaxError {
        return written.isPresent() ? types.type(written.get()) : new TypeExpr.RecordOf(Map.of(), Span.NONE);
    }

    private void action(SchemaDeclarations into, String id, JsonTree.Member member) throws SchemaSyntaxError {
        JsonTree.Fields body = fields.object(member.value(), "an action");
        fields.only(body, "appliesTo", "memberOf", "attributes", "annotations");
        JsonTree.Member attributes = body.members().get("attributes");
        if (attributes != null && !(attributes.value() instanceof JsonTree.Nothing)) {
            errors.report(attributes.key(), "actions have no attributes", "put them into the context");
        }
        Optional<JsonTree> applies = present(fields.optional(body, "appliesTo"));
        Optional<JsonTree> memberOf = present(fields.optional(body, "memberOf"));
        into.add(
                id,
                new Action(
                        memberOf.isPresent() ? Optional.of(groups(memberOf.get())) : Optional.empty(),
                        applies.isPresent() ? Optional.of(appliesTo(applies.get())) : Optional.empty(),
                        fields.annotations(body),
                        member.key()));
    }

    // For these two fields null is a way to leave them out.
    private static Optional<JsonTree> present(Optional<JsonTree> written) {
        return written.filter(tree -> !(tree instanceof JsonTree.Nothing));
    }

    private List<ActionReference> groups(JsonTree list) throws SchemaSyntaxError {
        List<ActionReference> all = new ArrayList<>();
        for (JsonTree item : fields.array(list, "a list of actions").items()) {
            JsonTree.Fields body = fields.object(item, "an action");
            fields.only(body, "id", "type");
            Optional<JsonTree> type = present(fields.optional(body, "type"));
            all.add(new ActionReference(
                    type.isPresent() ? Optional.of(types.name(type.get(), "an action type")) : Optional.empty(),
                    fields.text(fields.required(body, "id"), "an action's id"),
                    item.span()));
        }
        return all;
    }

    private AppliesTo appliesTo(JsonTree tree) throws SchemaSyntaxError {
        JsonTree.Fields body = fields.object(tree, "what the action applies to");
        fields.only(body, "principalTypes", "resourceTypes", "context");
        return new AppliesTo(
                references(Optional.of(fields.required(body, "principalTypes"))),
                references(Optional.of(fields.required(body, "resourceTypes"))),
                recordOrName(fields.optional(body, "context")));
    }
}
