// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Entity;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.json.Json;
import dev.bylaw.policy.json.JsonFields;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.json.RequestJson;
import dev.bylaw.policy.json.ValueJson;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads entities and requests of which a schema says the types: escapes may be left out, and what does not conform
 * to the schema is refused.
 *
 * <p>The formats are Cedar's JSON for entities and the request file of its command line. No state; any thread.
 */
public final class TypedJson {

    private TypedJson() {}

    /**
     * Reads entities, checks them, and adds the schema's actions.
     *
     * @throws PolicyException when the text is not of the format, or an entity does not conform; its diagnostics
     *     name every such entity
     */
    public static Entities parseEntities(Source json, Schema schema) throws PolicyException {
        Json tree = JsonText.read(json);
        List<Diagnostic> problems = new ArrayList<>();
        Map<EntityUid, Span> places = new LinkedHashMap<>();
        List<Entity> all = new ArrayList<>();
        try {
            for (Json item : JsonFields.array(tree, "the entities")) {
                try {
                    Entity entity = entity(item, schema);
                    places.putIfAbsent(entity.uid(), start(item.span()));
                    all.add(entity);
                } catch (SyntaxError e) {
                    problems.add(e.diagnostic());
                }
            }
        } catch (SyntaxError e) {
            problems.add(e.diagnostic());
        }
        throwIfAny(problems);
        Entities given = collect(all, tree);
        for (Entity entity : given.all()) {
            EntityCheck check = new EntityCheck(schema);
            check.check(entity, given.ancestors(entity.uid()));
            Span place = places.getOrDefault(entity.uid(), Span.NONE);
            check.findings().all().forEach(finding -> problems.add(at(place, finding.diagnostic())));
        }
        throwIfAny(problems);
        return withActions(given, schema);
    }

    /** Reads a request and checks it: {@code {"principal": …, "action": …, "resource": …, "context": {…}}}. */
    public static Request parseRequest(Source json, Schema schema) throws PolicyException {
        Json tree = JsonText.read(json);
        Request request;
        try {
            JsonFields fields = JsonFields.of(tree, "a request", "principal", "action", "resource", "context");
            EntityUid action = RequestJson.entity(fields.required("action"));
            Type.RecordOf type =
                    schema.action(action).map(Schema.Action::context).orElse(Type.RecordOf.EMPTY);
            Optional<Json> context = fields.optional("context");
            request = new Request(
                    RequestJson.entity(fields.required("principal")),
                    action,
                    RequestJson.entity(fields.required("resource")),
                    context.isEmpty()
                            ? RecordValue.EMPTY
                            : TypedValues.record(JsonFields.object(context.get(), "the context"), type));
        } catch (SyntaxError e) {
            throw new PolicyException(List.of(e.diagnostic()));
        }
        List<Diagnostic> problems = new ArrayList<>();
        Validator.validateRequest(request, schema).errors().forEach(e -> problems.add(at(start(tree.span()), e)));
        throwIfAny(problems);
        return request;
    }

    private static Entity entity(Json json, Schema schema) {
        JsonFields fields = JsonFields.of(json, "an entity's description", "uid", "attrs", "parents", "tags");
        EntityUid uid = TypedValues.entity(fields.required("uid"));
        Optional<Schema.EntityType> type = schema.entityType(uid.type());
        Type.RecordOf shape = type.map(Schema.EntityType::attributes).orElse(Type.RecordOf.EMPTY);
        Optional<Type> tagType = type.flatMap(Schema.EntityType::tags);
        Json.Obj attributes = JsonFields.object(fields.required("attrs"), "the attributes of " + uid);
        Map<String, Value> tags = new LinkedHashMap<>();
        fields.optional("tags")
                .ifPresent(written -> JsonFields.object(written, "the tags of " + uid)
                        .members()
                        .forEach((name, tag) -> tags.put(
                                name,
                                tagType.isPresent() ? TypedValues.read(tag, tagType.get()) : ValueJson.read(tag))));
        Set<EntityUid> parents = new HashSet<>();
        for (Json parent : JsonFields.array(fields.required("parents"), "the parents of " + uid)) {
            parents.add(TypedValues.entity(parent));
        }
        return new Entity(uid, TypedValues.record(attributes, shape), RecordValue.of(tags), parents);
    }

    private static Entities collect(List<Entity> all, Json tree) throws PolicyException {
        try {
            return Entities.of(all);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(List.of(Diagnostic.error("entities", start(tree.span()), e.getMessage(), "")));
        }
    }

    /** Actions that were given conform to the schema, so its own take their place. */
    private static Entities withActions(Entities given, Schema schema) {
        List<Entity> all = new ArrayList<>();
        for (Schema.Action action : schema.actions().values()) {
            all.add(new Entity(action.uid(), RecordValue.EMPTY, action.ancestors()));
        }
        given.all().stream()
                .filter(entity -> !Schema.isActionType(entity.uid().type()))
                .forEach(all::add);
        return Entities.of(all);
    }

    private static Diagnostic at(Span place, Diagnostic diagnostic) {
        return new Diagnostic(diagnostic.severity(), diagnostic.code(), place, diagnostic.message(), diagnostic.hint());
    }

    // An object may span many lines, of which the first is enough.
    private static Span start(Span span) {
        return new Span(span.source(), span.start(), span.start());
    }

    private static void throwIfAny(List<Diagnostic> problems) throws PolicyException {
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
    }
}
