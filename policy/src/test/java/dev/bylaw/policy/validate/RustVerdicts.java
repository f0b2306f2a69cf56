// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares our verdicts on one conformance case with those of Cedar's Rust validator: of each policy in both modes,
 * by the kinds of its errors; of each entity; of each request.
 */
final class RustVerdicts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Map<String, String> files;
    private final JsonNode expected;
    private final Schema schema;
    private final List<String> mismatches = new ArrayList<>();

    /**
     * @param files the texts of the case: {@code NAME.cedarschema}, {@code NAME.cedar}, {@code NAME.json} and
     *     {@code NAME.entities.json}
     */
    RustVerdicts(String name, Map<String, String> files, String expected) throws IOException, PolicyException {
        this.name = name;
        this.files = files;
        this.expected = JSON.readTree(expected);
        this.schema = Schema.parse(source(".cedarschema"));
    }

    private Source source(String ending) {
        return new Source(name + ending, files.get(name + ending));
    }

    /** Every difference, each in one line. */
    List<String> mismatches() throws IOException, PolicyException {
        policies(Mode.STRICT, "strict");
        policies(Mode.PERMISSIVE, "permissive");
        entities();
        requests();
        return mismatches;
    }

    private void differ(String what, Object rust, Object ours) {
        if (!rust.equals(ours)) {
            mismatches.add(name + ": " + what + ": Rust " + rust + ", ours " + ours);
        }
    }

    // Rust numbers the policies of a case; ours are named by @id where there is one.
    private void policies(Mode mode, String field) throws PolicyException {
        PolicySet policies = PolicySet.parse(List.of(source(".cedar")));
        ValidationResult result = Validator.validate(policies, schema, mode);
        JsonNode all = expected.get("policyValidation");
        differ(field, all.get(field).asBoolean(), result.isValid());
        for (int i = 0; i < policies.size(); i++) {
            String id = policies.policies().get(i).id();
            JsonNode rust = all.get("perPolicy").get("policy" + i);
            List<FindingKind> ours = result.findings().stream()
                    .filter(finding ->
                            finding.policyId().equals(id) && finding.kind().isError())
                    .map(Finding::kind)
                    .toList();
            List<FindingKind> theirs = new ArrayList<>();
            rust.path(field + "Errors").forEach(error -> theirs.add(RustMessages.kindOf(error.asText())));
            differ(field + " errors of " + id, RustMessages.countable(theirs), RustMessages.countable(ours));
            differ(field + " verdict of " + id, rust.get(field).asBoolean(), ours.isEmpty());
        }
    }

    private void entities() throws IOException {
        Map<String, Boolean> ours = new TreeMap<>();
        for (JsonNode entity : JSON.readTree(files.get(name + ".entities.json"))) {
            JsonNode uid = entity.get("uid").has("__entity") ? entity.get("uid").get("__entity") : entity.get("uid");
            String key = uid.get("type").asText() + "::" + uid.get("id").asText();
            ours.put(key, isValidEntity("[" + entity + "]"));
        }
        Map<String, Boolean> rust = new TreeMap<>();
        expected.get("entityValidation")
                .get("perEntity")
                .properties()
                .forEach(e -> rust.put(e.getKey(), !e.getValue().has("errors")));
        differ("entities", rust, ours);
    }

    private boolean isValidEntity(String json) {
        try {
            TypedJson.parseEntities(new Source(name + ".entities.json", json), schema);
            return true;
        } catch (PolicyException e) {
            return false;
        }
    }

    private void requests() throws IOException {
        List<Boolean> ours = new ArrayList<>();
        for (JsonNode request : JSON.readTree(files.get(name + ".json")).get("requests")) {
            ObjectNode plain = JSON.createObjectNode();
            for (String field : List.of("principal", "action", "resource", "context")) {
                plain.set(field, request.get(field));
            }
            ours.add(isValidRequest(plain.toString()));
        }
        List<Boolean> strict = new ArrayList<>();
        List<Boolean> permissive = new ArrayList<>();
        for (JsonNode verdict : expected.get("requestValidation")) {
            strict.add(verdict.get("strict").asBoolean());
            permissive.add(verdict.get("permissive").asBoolean());
        }
        differ("requests", strict, ours);
        differ("requests", permissive, ours);
    }

    private boolean isValidRequest(String json) {
        try {
            TypedJson.parseRequest(new Source(name + " request", json), schema);
            return true;
        } catch (PolicyException e) {
            return false;
        }
    }
}
