// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Entity;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entities as JSON: an array of {@code {"uid": …, "attrs": {…}, "parents": […], "tags": {…}}}. */
public final class EntitiesJson {

    private EntitiesJson() {}

    /** Reads the whole text. */
    public static Entities parse(Source source) throws PolicyException {
        Json json = JsonText.read(source);
        Findings findings = new Findings();
        List<Entity> entities = new ArrayList<>();
        try {
            for (Json element : JsonFields.array(json, "the list of entities")) {
                read(element, entities, findings);
            }
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
        }
        findings.throwIfAny();
        return collect(entities, json.span(), findings);
    }

    /** The snapshot of entities read from there; what is wrong with them as a whole is an error there. */
    public static Entities collect(List<Entity> entities, Span span, Findings findings) throws PolicyException {
        try {
            return Entities.of(entities);
        } catch (IllegalArgumentException e) {
            Span start = span.isNowhere() ? span : new Span(span.source(), span.start(), span.start());
            findings.error("entities", start, e.getMessage(), "");
        }
        findings.throwIfAny();
        return Entities.EMPTY;
    }

    private static void read(Json json, List<Entity> entities, Findings findings) {
        try {
            JsonFields fields = JsonFields.of(json, "an entity's description", "uid", "attrs", "parents", "tags");
            EntityUid uid = ValueJson.readEntity(fields.required("uid"));
            RecordValue attributes = ValueJson.readRecord(fields.required("attrs"), "the attributes of " + uid);
            RecordValue tags = fields.has("tags")
                    ? ValueJson.readRecord(fields.required("tags"), "the tags of " + uid)
                    : RecordValue.EMPTY;
            entities.add(new Entity(uid, attributes, tags, parents(fields, uid)));
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
        }
    }

    private static Set<EntityUid> parents(JsonFields fields, EntityUid uid) {
        Set<EntityUid> parents = new LinkedHashSet<>();
        for (Json parent : JsonFields.array(fields.required("parents"), "the parents of " + uid)) {
            parents.add(ValueJson.readEntity(parent));
        }
        return parents;
    }

    /** The entities as JSON, in the order of their names. */
    public static Json write(Entities entities) {
        return Json.array(entities.all().stream()
                .sorted(Comparator.comparing(Entity::uid))
                .map(EntitiesJson::write)
                .toList());
    }

    private static Json write(Entity entity) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("uid", ValueJson.writeEntity(entity.uid()));
        members.put("attrs", ValueJson.write(entity.attributes()));
        members.put(
                "parents",
                Json.array(entity.parents().stream()
                        .sorted()
                        .map(ValueJson::writeEntity)
                        .toList()));
        if (entity.tags().size() > 0) {
            members.put("tags", ValueJson.write(entity.tags()));
        }
        return Json.object(members);
    }
}
