// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Cedar schema, checked and resolved: the entity types and actions that policies, requests and entities may use.
 *
 * <h2>Guarantees</h2>
 * Every name in it refers to something declared; common types are replaced by what they stand for; the hierarchies
 * of entity types and actions are transitively closed, that of actions without cycles; no type nests deeper than
 * 64 levels. Immutable, so any thread may use it. Reading either syntax never fails otherwise than with
 * {@link PolicyException}, whose diagnostics name the file, line and column, and reports all declarations that are
 * wrong, not only the first.
 * <h2>Not guaranteed</h2>
 * That two attributes of one name in a record are accepted, as other implementations do: here that is an error.
 *
 * <p>The formats are the Cedar schema syntax and the JSON schema syntax of Cedar 4.5; one converts to the other.
 */
public final class Schema {

    /**
     * An entity type.
     *
     * @param name fully qualified
     * @param attributes a closed record; empty for an enumerated type
     * @param tags the type of all tags, or empty when entities of the type have none
     * @param ancestors the types whose entities may be ancestors of one of this type
     * @param ids the only ids that entities of the type have, or empty when any will do
     */
    public record EntityType(
            String name,
            Type.RecordOf attributes,
            Optional<Type> tags,
            NavigableSet<String> ancestors,
            Optional<List<String>> ids,
            Map<String, String> annotations) {
        public EntityType {
            ancestors = Collections.unmodifiableNavigableSet(new TreeSet<>(ancestors));
            ids = ids.map(List::copyOf);
            annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        }

        /** Whether an entity of the type may have that id. */
        public boolean allowsId(String id) {
            return ids.isEmpty() || ids.get().contains(id);
        }
    }

    /**
     * An action.
     *
     * @param principals the entity types of principals it applies to
     * @param resources the entity types of resources it applies to
     * @param context the closed record type of its context
     * @param ancestors the groups it is in, directly or through others
     */
    public record Action(
            EntityUid uid,
            NavigableSet<String> principals,
            NavigableSet<String> resources,
            Type.RecordOf context,
            NavigableSet<EntityUid> ancestors,
            Map<String, String> annotations) {
        public Action {
            principals = Collections.unmodifiableNavigableSet(new TreeSet<>(principals));
            resources = Collections.unmodifiableNavigableSet(new TreeSet<>(resources));
            ancestors = Collections.unmodifiableNavigableSet(new TreeSet<>(ancestors));
            annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        }
    }

    /** One kind of request that the schema allows: what a policy is type-checked against. */
    public record RequestEnvironment(String principal, Action action, String resource) {
        /** The type of {@code context}. */
        public Type.RecordOf context() {
            return action.context();
        }
    }

    private final SchemaSource source;
    private final Map<String, EntityType> entityTypes;
    private final Map<EntityUid, Action> actions;
    private final Set<String> actionTypes;
    private final List<RequestEnvironment> environments;
    private final Map<EntityUid, List<RequestEnvironment>> environmentsByAction;
    private final Map<String, Type.Entity> references;

    Schema(SchemaSource source, Map<String, EntityType> entityTypes, Map<EntityUid, Action> actions) {
        this.source = source;
        this.entityTypes = Collections.unmodifiableMap(new LinkedHashMap<>(entityTypes));
        this.actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        Set<String> types = new TreeSet<>();
        List<RequestEnvironment> all = new ArrayList<>();
        Map<EntityUid, List<RequestEnvironment>> byAction = new HashMap<>();
        for (Action action : actions.values()) {
            types.add(action.uid().type());
            List<RequestEnvironment> own = environmentsOf(action);
            byAction.put(action.uid(), own);
            all.addAll(own);
        }
        this.actionTypes = Collections.unmodifiableSet(types);
        this.environments = List.copyOf(all);
        this.environmentsByAction = byAction;
        this.references = new HashMap<>();
        entityTypes.keySet().forEach(name -> references.put(name, Type.Entity.of(name)));
        types.forEach(name -> references.put(name, Type.Entity.of(name)));
    }

    private static List<RequestEnvironment> environmentsOf(Action action) {
        List<RequestEnvironment> all = new ArrayList<>();
        for (String principal : action.principals()) {
            for (String resource : action.resources()) {
                all.add(new RequestEnvironment(principal, action, resource));
            }
        }
        return List.copyOf(all);
    }

    /** Reads the Cedar schema syntax. */
    public static Schema parse(Source text) throws PolicyException {
        Findings findings = new Findings();
        SchemaSource source = SchemaParser.parse(text, findings);
        findings.throwIfAny();
        return resolve(source, findings);
    }

    /** Reads the JSON schema syntax. */
    public static Schema parseJson(Source json) throws PolicyException {
        Findings findings = new Findings();
        SchemaSource source = JsonSchemaReader.read(json, findings);
        findings.throwIfAny();
        return resolve(source, findings);
    }

    /** Starts a schema that a program makes. */
    public static SchemaBuilder builder() {
        return new SchemaBuilder();
    }

    static Schema resolve(SchemaSource source, Findings findings) throws PolicyException {
        Schema schema = Resolver.resolve(source, findings);
        findings.throwIfAny();
        return schema;
    }

    /** The declared entity types by fully qualified name, in the order of the text. */
    public Map<String, EntityType> entityTypes() {
        return entityTypes;
    }

    /** The declared actions, groups included, in the order of the text. */
    public Map<EntityUid, Action> actions() {
        return actions;
    }

    /** The types of actions: {@code Action}, or one for each namespace that declares actions. */
    public Set<String> actionTypes() {
        return actionTypes;
    }

    /** The declared entity type of that name; action types are not declared ones. */
    public Optional<EntityType> entityType(String name) {
        return Optional.ofNullable(entityTypes.get(name));
    }

    /** The declared action. */
    public Optional<Action> action(EntityUid uid) {
        return Optional.ofNullable(actions.get(uid));
    }

    /** Whether entities of this type are actions, declared or not: the last part of the name decides. */
    public static boolean isActionType(String name) {
        return SchemaNames.isActionType(name);
    }

    SchemaSource source() {
        return source;
    }

    /** Every combination of action, principal type and resource type that a request may have. */
    public List<RequestEnvironment> environments() {
        return environments;
    }

    /** Those of one action; none when it is not declared. */
    public List<RequestEnvironment> environments(EntityUid action) {
        return environmentsByAction.getOrDefault(action, List.of());
    }

    /** The type of references to entities of that type, the same object each time for what the schema declares. */
    public Type.Entity reference(String entityType) {
        Type.Entity known = references.get(entityType);
        return known == null ? Type.Entity.of(entityType) : known;
    }

    /**
     * The schema in the Cedar syntax, with common types and annotations as they were written.
     *
     * @throws UnsupportedOperationException when it comes from JSON and says what the Cedar syntax cannot; the
     *     message names the declaration
     */
    public String toCedar() {
        CedarSchemaCheck.check(source);
        return CedarSchemaPrinter.print(source);
    }

    /**
     * The schema in the JSON syntax, with common types and annotations as they were written.
     *
     * @throws UnsupportedOperationException when a program made it with {@link TypeExpr.AnyOf}
     */
    public String toJson() {
        return JsonSchemaWriter.write(source);
    }
}
