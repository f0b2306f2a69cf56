// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.json.Json;
import dev.bylaw.policy.json.JsonFields;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.json.RequestJson;
import dev.bylaw.policy.json.ValueJson;
import dev.bylaw.policy.schema.ConformanceArchive;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.TypedJson;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One case of Cedar's conformance tests: policies, entities, and requests with the right answers. */
record ConformanceCase(String name, PolicySet policies, Entities entities, List<Question> questions) {

    /** A request, and what must come of it. */
    record Question(Request request, Decision decision, Set<String> reason, Set<String> errors) {}

    // Read once: several tests go through all of them.
    private static final Map<String, List<ConformanceCase>> READ = new ConcurrentHashMap<>();

    /** All cases of the archive, in the order of their names. */
    static List<ConformanceCase> all(String archive) throws IOException, PolicyException {
        List<ConformanceCase> cases = READ.get(archive);
        if (cases == null) {
            cases = read(archive);
            READ.put(archive, cases);
        }
        return cases;
    }

    private static List<ConformanceCase> read(String archive) throws IOException, PolicyException {
        Map<String, String> texts = ConformanceArchive.readPaths(archive);
        List<ConformanceCase> cases = new ArrayList<>();
        for (String path : texts.keySet()) {
            boolean isCase = path.endsWith(".json")
                    && !path.endsWith(".entities.json")
                    && !path.endsWith("/entities.json")
                    && !path.equals("entities.json");
            if (isCase) {
                cases.add(read(path, texts));
            }
        }
        return cases;
    }

    private static ConformanceCase read(String path, Map<String, String> texts) throws PolicyException {
        Json.Obj json = JsonFields.object(JsonText.read(new Source(path, texts.get(path))), "a case");
        PolicySet policies = PolicySet.parse(List.of(source(json, "policies", texts)));
        Schema schema = Schema.parse(source(json, "schema", texts));
        // The hand-written cases leave out escapes that the schema implies; the corpus has entities beyond its schemas.
        Source entitiesText = source(json, "entities", texts);
        Entities read = path.startsWith("tests/")
                ? TypedJson.parseEntities(entitiesText, schema)
                : Entities.parse(entitiesText);
        Entities entities = withActions(read, schema);
        List<Question> questions = new ArrayList<>();
        for (Json request : JsonFields.array(json.members().get("requests"), "requests")) {
            questions.add(question(JsonFields.object(request, "a request").members()));
        }
        return new ConformanceCase(path, policies, entities, questions);
    }

    private static Source source(Json.Obj json, String field, Map<String, String> texts) {
        String path = JsonFields.string(json.members().get(field), field);
        String text = texts.get(path);
        if (text == null) {
            throw new IllegalStateException("The archive has no " + path + ".");
        }
        return new Source(path, text);
    }

    private static Entities withActions(Entities entities, Schema schema) {
        List<Entity> all = new ArrayList<>(entities.all());
        for (Schema.Action action : schema.actions().values()) {
            if (entities.get(action.uid()).isEmpty()) {
                all.add(new Entity(action.uid(), RecordValue.EMPTY, action.ancestors()));
            }
        }
        return Entities.of(all);
    }

    private static Question question(Map<String, Json> fields) {
        Request request = new Request(
                entity(fields, "principal"),
                entity(fields, "action"),
                entity(fields, "resource"),
                ValueJson.readRecord(fields.get("context"), "context"));
        Decision decision =
                JsonFields.string(fields.get("decision"), "decision").equals("allow") ? Decision.ALLOW : Decision.DENY;
        return new Question(request, decision, strings(fields.get("reason")), strings(fields.get("errors")));
    }

    private static EntityUid entity(Map<String, Json> fields, String name) {
        return RequestJson.entity(fields.get(name));
    }

    private static Set<String> strings(Json json) {
        Set<String> strings = new LinkedHashSet<>();
        for (Json element : JsonFields.array(json, "ids")) {
            strings.add(JsonFields.string(element, "an id"));
        }
        return strings;
    }
}
