// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.ConformanceArchive;
import dev.bylaw.policy.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entities read under a schema, against what Cedar's Rust implementation says of the same texts. */
class EntityParsingFixturesTest {

    private static final String ENDING = ".parsing.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two schemas that the archive names and lacks, as its entities need them. */
    private static final Map<String, String> MISSING_SCHEMAS =
            Map.of("simple.cedarschema", "entity User = { name: String };", "rich.cedarschema", """
            entity Manager;
            entity User = {
              name: String, age: Long, active: Bool, manager: Manager,
              ip: ipaddr, score: decimal, created: datetime, ttl: duration,
              friends: Set<User>, labels: Set<String>,
              metadata: { key: String, owner: Manager },
              settings: { verbose: Bool },
            };
            """);

    @Test
    void each_fixture_is_read_or_refused_as_by_rust() throws Exception {
        Map<String, String> files = new HashMap<>(MISSING_SCHEMAS);
        files.putAll(ConformanceArchive.read("entity-parsing-fixtures.tar.gz"));
        List<String> mismatches = new ArrayList<>();
        int seen = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(ENDING)) {
                seen++;
                mismatches.addAll(mismatches(file.getKey().replace(ENDING, ""), files, file.getValue()));
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(14);
        assertThat(mismatches).isEmpty();
    }

    private static String schemaOf(String file, Map<String, String> files) throws JsonProcessingException {
        String description = files.get(file.replace(ENDING, "") + ".json");
        return description == null
                ? ""
                : JSON.readTree(description).path("schema").asText();
    }

    private static List<String> mismatches(String name, Map<String, String> files, String expected) throws Exception {
        Schema schema = Schema.parse(new Source(name, files.get(schemaOf(name, files))));
        String entities = files.get(name + ".entities.json");
        JsonNode rust = JSON.readTree(expected);
        List<String> mismatches = new ArrayList<>();
        if (rust.get("allEntities").get("success").asBoolean() != isRead(entities, schema)) {
            mismatches.add(name + ": all entities");
        }
        Map<String, Boolean> ours = new HashMap<>();
        if (!rust.get("perEntity").isEmpty()) {
            for (JsonNode entity : JSON.readTree(entities)) {
                JsonNode uid = entity.get("uid");
                ours.put(uid.get("type").asText() + "::" + uid.get("id").asText(), isRead("[" + entity + "]", schema));
            }
        }
        Map<String, Boolean> theirs = new HashMap<>();
        rust.get("perEntity")
                .properties()
                .forEach(e -> theirs.put(e.getKey(), e.getValue().get("success").asBoolean()));
        if (!ours.equals(theirs)) {
            mismatches.add(name + ": Rust " + theirs + ", ours " + ours);
        }
        return mismatches;
    }

    private static boolean isRead(String entities, Schema schema) {
        try {
            TypedJson.parseEntities(new Source("entities.json", entities), schema);
            return true;
        } catch (PolicyException e) {
            return false;
        }
    }
}
