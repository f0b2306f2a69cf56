// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.json.Json;
import dev.bylaw.policy.json.JsonFields;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the JSON schema syntax. After an error in one declaration it goes on with the next. */
final class JsonSchemaReader {

    private final Findings findings;
    private final JsonTypeReader types = new JsonTypeReader();

    private JsonSchemaReader(Findings findings) {
        this.findings = findings;
    }

    /** What the text says; when {@code findings} gains errors, it is not to be used. */
    static SchemaSource read(Source source, Findings findings) throws PolicyException {
        Json json = JsonText.read(source);
        Map<String, SchemaSource.Namespace> all = new LinkedHashMap<>();
        JsonSchemaReader reader = new JsonSchemaReader(findings);
        reader.orReport(() -> JsonFields.object(json, "a schema")
                .members()
                .forEach((name, body) -> all.put(name, reader.namespace(name, body))));
        return new SchemaSource(all);
    }

    private void orReport(Runnable part) {
        try {
            part.run();
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
        }
    }

    private SchemaSource.Namespace namespace(String name, Json json) {
        Span span = start(json);
        SchemaDeclarations into = new SchemaDeclarations(name, span, findings);
        orReport(() -> {
            if (!name.isEmpty() && !Names.isPath(name)) {
                throw JsonFields.error(span, "\"" + name + "\" is no namespace name", "use identifiers joined by ::");
            }
            JsonFields body =
                    JsonFields.of(json, "a namespace", "commonTypes", "entityTypes", "actions", "annotations");
            into.annotate(JsonTypeReader.annotations(body));
            body.optional("commonTypes").ifPresent(all -> each(all, (key, tree) -> commonType(into, key, tree)));
            each(body.required("entityTypes"), (key, tree) -> entityType(into, key, tree));
            each(body.required("actions"), (key, tree) -> action(into, key, tree));
        });
        return into.toNamespace();
    }

    private void each(Json declarations, BiConsumer<String, Json> declaration) {
        JsonFields.object(declarations, "declarations")
                .members()
                .forEach((name, body) -> orReport(() -> declaration.accept(name, body)));
    }

    /** Where an object begins: it may span many lines, of which the first is enough. */
    private static Span start(Json json) {
        return new Span(json.span().source(), json.span().start(), json.span().start());
    }

    private void commonType(SchemaDeclarations into, String name, Json json) {
        checkIdentifier(name, json);
        into.add(name, types.commonType(json, start(json)));
    }

    private static void checkIdentifier(String name, Json where) {
        if (!Names.isIdentifier(name)) {
            throw JsonFields.error(
                    start(where),
                    "\"" + name + "\" is no type name",
                    "use an identifier of A-Z, a-z, 0-9 and _ that is no reserved word");
        }
    }

    private void entityType(SchemaDeclarations into, String name, Json json) {
        checkIdentifier(name, json);
        boolean enumerated = JsonFields.object(json, "an entity type").members().containsKey("enum");
        into.add(name, enumerated ? enumerated(name, json) : standard(json));
    }

    private static EntityType enumerated(String name, Json json) {
        JsonFields body = JsonFields.of(json, "an enumerated entity type", "enum", "annotations");
        List<String> ids = new ArrayList<>();
        for (Json id : JsonFields.array(body.required("enum"), "the list of entities")) {
            ids.add(JsonFields.string(id, "an id"));
        }
        if (ids.isEmpty()) {
            throw JsonFields.error(start(json), "entity type " + name + " has no entity", "give at least one id");
        }
        return new EntityType.Enumerated(ids, JsonTypeReader.annotations(body), start(json));
    }

    private EntityType standard(Json json) {
        JsonFields body =
                JsonFields.of(json, "an entity type", "memberOfTypes", "shape", "tags", "enum", "annotations");
        return new EntityType.Standard(
                body.optional("memberOfTypes").map(JsonSchemaReader::references).orElse(List.of()),
                recordOrName(body.optional("shape")),
                body.optional("tags").map(types::type),
                JsonTypeReader.annotations(body),
                start(json));
    }

    private static List<Reference> references(Json list) {
        return JsonFields.array(list, "a list of entity types").stream()
                .map(item -> new Reference(JsonTypeReader.name(item, "an entity type"), item.span()))
                .toList();
    }

    private TypeExpr recordOrName(Optional<Json> written) {
        return written.map(types::type).orElse(new TypeExpr.RecordOf(Map.of(), Span.NONE));
    }

    private void action(SchemaDeclarations into, String id, Json json) {
        JsonFields body = JsonFields.of(json, "an action", "appliesTo", "memberOf", "attributes", "annotations");
        present(body, "attributes").ifPresent(attributes -> {
            throw JsonFields.error(start(attributes), "actions have no attributes", "put them into the context");
        });
        into.add(
                id,
                new Action(
                        present(body, "memberOf").map(JsonSchemaReader::groups),
                        present(body, "appliesTo").map(this::appliesTo),
                        JsonTypeReader.annotations(body),
                        start(json)));
    }

    // For these fields null is a way to leave them out.
    private static Optional<Json> present(JsonFields body, String name) {
        return body.optional(name).filter(json -> !(json instanceof Json.Null));
    }

    private static List<ActionReference> groups(Json list) {
        List<ActionReference> all = new ArrayList<>();
        for (Json item : JsonFields.array(list, "a list of actions")) {
            JsonFields body = JsonFields.of(item, "an action", "id", "type");
            all.add(new ActionReference(
                    present(body, "type").map(type -> JsonTypeReader.name(type, "an action type")),
                    body.string("id"),
                    start(item)));
        }
        return all;
    }

    private AppliesTo appliesTo(Json json) {
        JsonFields body = JsonFields.of(json, "appliesTo", "principalTypes", "resourceTypes", "context");
        return new AppliesTo(
                references(body.required("principalTypes")),
                references(body.required("resourceTypes")),
                recordOrName(body.optional("context")));
    }
}
