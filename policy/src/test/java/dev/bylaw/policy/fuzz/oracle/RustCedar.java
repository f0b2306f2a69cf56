// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.oracle;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.CedarJson;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.EntityValidationRequest;
import com.cedarpolicy.model.LevelValidationRequest;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.EntityIdentifier;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.policy.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The implementation of Cedar's authors, in Rust, through cedar-java: what ours is compared with.
 *
 * <p>Texts and JSON reach it unchanged. An empty answer means that it refused the input. One thread.
 */
public final class RustCedar {

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Map<String, EntityTypeName> types = new HashMap<>();
    private final EntityUID anyone = uid("Any", "one");

    /** A decision, the policies that made it, and those that erred. */
    public record Answer(Decision decision, Set<String> determining, Set<String> erring) {}

    /** A policy's or template's errors and warnings, as messages. */
    public record Verdict(List<String> errors, List<String> warnings) {}

    private RustCedar() {}

    /** The implementation, or nothing where its native library does not run. */
    public static Optional<RustCedar> load() {
        try {
            return Optional.of(new RustCedar());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    /** An entity's name in its form. */
    public EntityUID uid(String type, String id) {
        EntityTypeName name =
                types.computeIfAbsent(type, text -> EntityTypeName.parse(text).orElseThrow());
        return new EntityUID(name, new EntityIdentifier(id));
    }

    /** The JSON form of a policy that is text. */
    public Optional<JsonNode> policyToJson(String text) {
        try {
            return Optional.of(read(new Policy(text, "p").toJson()));
        } catch (InternalException e) {
            return Optional.empty();
        }
    }

    /** The JSON form of a template that is text. */
    public Optional<JsonNode> templateToJson(String text) {
        try {
            PolicySet set = new PolicySet(Set.of(), Set.of(new Policy(text, "t")));
            return Optional.of(read(set.toJson()).get("templates").get("t"));
        } catch (InternalException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The text of a policy or template that is JSON. */
    public Optional<String> policyFromJson(String json) {
        try {
            return Optional.of(Policy.fromJson("p", json).getSource());
        } catch (InternalException e) {
            return Optional.empty();
        }
    }

    /** Whether this JSON is a template. */
    public boolean acceptsTemplateJson(String json) {
        return policySet("{\"staticPolicies\":{},\"templates\":{\"t\":" + json + "},\"templateLinks\":[]}")
                .isPresent();
    }

    /** Whether this is the text of a file of policies. */
    public boolean acceptsPolicies(String text) {
        try {
            PolicySet.parsePolicies(text);
            return true;
        } catch (InternalException e) {
            return false;
        }
    }

    /** Whether this is a policy set: {@code staticPolicies}, {@code templates} and {@code templateLinks}. */
    public Optional<PolicySet> policySet(String json) {
        PolicySet set = new RawJson.RawPolicies(json);
        try {
            set.cache();
            return Optional.of(set);
        } catch (CacheException e) {
            return Optional.empty();
        }
    }

    /** Reads the Cedar syntax of schemas. */
    public Optional<Schema> schema(String text) {
        return schema(Schema.JsonOrCedar.Cedar, text);
    }

    /** Reads the JSON syntax of schemas. */
    public Optional<Schema> schemaJson(String json) {
        return schema(Schema.JsonOrCedar.Json, json);
    }

    private static Optional<Schema> schema(Schema.JsonOrCedar syntax, String text) {
        try {
            Schema schema = Schema.parse(syntax, text);
            schema.cache();
            return Optional.of(schema);
        } catch (InternalException | CacheException e) {
            return Optional.empty();
        }
    }

    /** The schema in the JSON syntax; nothing where cedar-java fails at characters outside the basic plane. */
    public Optional<JsonNode> schemaToJson(Schema schema) {
        try {
            return Optional.of(schema.toJsonFormat());
        } catch (InternalException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The schema in the Cedar syntax, if that can say it. */
    public Optional<String> schemaToCedar(Schema schema) {
        try {
            return Optional.of(schema.toCedarFormat());
        } catch (InternalException e) {
            return Optional.empty();
        }
    }

    /**
     * The answer to a request, or nothing when Rust refuses the entities or the request.
     *
     * @param schema when given, entities and request are read by it and checked against it
     * @param entities JSON, a list with its brackets
     */
    public Optional<Answer> authorize(
            PolicySet policies,
            Optional<Schema> schema,
            String entities,
            EntityUID principal,
            EntityUID action,
            EntityUID resource,
            Map<String, String> context) {
        Map<String, Value> values = new LinkedHashMap<>();
        context.forEach((name, json) -> values.put(name, new RawJson.RawValue(json)));
        AuthorizationRequest request =
                new AuthorizationRequest(principal, action, resource, Optional.of(values), schema, schema.isPresent());
        try {
            AuthorizationResponse response = engine.isAuthorized(request, policies, Set.of(entities(entities)));
            return response.success.map(RustCedar::answer);
        } catch (AuthException e) {
            return Optional.empty();
        }
    }

    private static Answer answer(AuthorizationSuccessResponse response) {
        return new Answer(
                response.isAllowed() ? Decision.ALLOW : Decision.DENY,
                new TreeSet<>(response.getReason()),
                response.getErrors().stream()
                        .map(AuthorizationSuccessResponse.AuthorizationError::getPolicyId)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private RawJson.RawEntities entities(String list) {
        String trimmed = list.strip();
        return new RawJson.RawEntities(anyone, trimmed.substring(1, trimmed.length() - 1));
    }

    /** What strict validation says of each policy and template that it says anything of. */
    public Map<String, Verdict> validate(Schema schema, PolicySet policies) {
        return verdicts(() -> engine.validate(new ValidationRequest(schema, policies)));
    }

    /** The same, with a limit to how many entity references a policy may follow. */
    public Map<String, Verdict> validateAtLevel(Schema schema, PolicySet policies, int level) {
        return verdicts(() -> engine.validateWithLevel(new LevelValidationRequest(schema, policies, level)));
    }

    private interface Validation {
        ValidationResponse run() throws AuthException;
    }

    private static Map<String, Verdict> verdicts(Validation validation) {
        ValidationResponse response;
        try {
            response = validation.run();
        } catch (AuthException e) {
            throw new IllegalStateException(e);
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        ValidationResponse.ValidationSuccessResponse found =
                response.success.orElseThrow(() -> new IllegalStateException(response.toString()));
        for (ValidationResponse.ValidationError error : found.validationErrors) {
            verdict(verdicts, error.getPolicyId()).errors().add(error.getError().message);
        }
        for (ValidationResponse.ValidationError warning : found.validationWarnings) {
            verdict(verdicts, warning.getPolicyId()).warnings().add(warning.getError().message);
        }
        return verdicts;
    }

    private static Verdict verdict(Map<String, Verdict> verdicts, String id) {
        return verdicts.computeIfAbsent(id, name -> new Verdict(new ArrayList<>(), new ArrayList<>()));
    }

    /** Whether these entities, a JSON list, conform to the schema. */
    public boolean acceptsEntities(Schema schema, String list) {
        try {
            engine.validateEntities(new EntityValidationRequest(schema, List.of(entities(list))));
            return true;
        } catch (AuthException e) {
            return false;
        }
    }

    private static JsonNode read(String json) {
        try {
            return CedarJson.objectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
