// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A schema, policies, entities and requests that belong together. One seed makes always the same. */
public final class World {

    /** An entity's name. */
    public record Uid(String type, String id) {
        /** The name as JSON, bare or with its escape. */
        public String json(boolean escaped) {
            String bare = "{\"type\":" + Datum.quote(type) + ",\"id\":" + Datum.quote(id) + "}";
            return escaped ? "{\"__entity\":" + bare + "}" : bare;
        }
    }

    /** A policy or template as text. */
    public record Clause(String id, String text, boolean principalSlot, boolean resourceSlot) {
        /** Whether it is a template. */
        public boolean isTemplate() {
            return principalSlot || resourceSlot;
        }
    }

    /** What makes a policy of a template. */
    public record Link(String template, String id, Map<String, Uid> slots) {}

    /** A request; the context's values are JSON, with all escapes and with as few as a schema allows. */
    public record Ask(
            Uid principal, Uid action, Uid resource, Map<String, String> context, Map<String, String> terseContext) {}

    private static final int CLAUSES = 10;

    private final long seed;
    private final Dice dice;
    private final SchemaPlan plan;
    private final String schema;
    private final String schemaJson;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final DataGenerator data;
    private final List<Environment> environments;

    /** The world of this seed. */
    public World(long seed) {
        this.seed = seed;
        this.dice = new Dice(seed);
        this.plan = new SchemaGenerator(dice).schema();
        this.schema = new SchemaWriter(plan, dice.split()).cedar();
        this.schemaJson = new SchemaWriter(plan, dice.split()).json();
        PolicyGenerator policies = new PolicyGenerator(dice.split(), plan);
        for (int i = 0; i < CLAUSES; i++) {
            boolean template = i >= CLAUSES - 2;
            Clause clause = policies.clause((template ? "t" : "p") + i, template);
            clauses.add(clause);
            if (template) {
                links.add(new Link(clause.id(), "l" + i, policies.slots(clause)));
            }
        }
        this.environments = policies.environments();
        this.data = new DataGenerator(dice.split(), plan);
    }

    /** What made it. */
    public long seed() {
        return seed;
    }

    /** Dice for whoever goes on from here. */
    public Dice dice() {
        return dice;
    }

    /** The schema in the Cedar syntax. */
    public String schema() {
        return schema;
    }

    /** The same schema in the JSON syntax. */
    public String schemaJson() {
        return schemaJson;
    }

    /** Policies and templates. */
    public List<Clause> clauses() {
        return clauses;
    }

    /** The links of the templates. */
    public List<Link> links() {
        return links;
    }

    /** All policies and templates as one text. */
    public String policyText() {
        return clauses.stream().map(Clause::text).collect(Collectors.joining("\n"));
    }

    /** The policy set as cedar-java hands it to Rust, every policy in the form that the function gives it. */
    public String policySetJson(java.util.function.Function<Clause, String> form) {
        Map<String, String> policies = new LinkedHashMap<>();
        Map<String, String> templates = new LinkedHashMap<>();
        clauses.forEach(clause -> (clause.isTemplate() ? templates : policies).put(clause.id(), form.apply(clause)));
        String linked = links.stream()
                .map(link -> "{\"templateId\":\"" + link.template() + "\",\"newId\":\"" + link.id() + "\",\"values\":"
                        + object(link.slots(), uid -> uid.json(false)) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"staticPolicies\":" + object(policies, text -> text) + ",\"templates\":"
                + object(templates, text -> text) + ",\"templateLinks\":" + linked + "}";
    }

    private static <T> String object(Map<String, T> members, java.util.function.Function<T, String> value) {
        return members.entrySet().stream()
                .map(member -> Datum.quote(member.getKey()) + ":" + value.apply(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Entities that conform to the schema, with all escapes. */
    public String entities() {
        return data.entities(false);
    }

    /** The same entities, escaped only where a schema does not say it. */
    public String terseEntities() {
        return data.entities(true);
    }

    /** Entities of which some may not conform, each alone; with all escapes, or with few. */
    public List<String> doubtfulEntities(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(data.doubtful());
        }
        return all;
    }

    /** A request, most of the time one that the schema allows. */
    public Ask ask() {
        return data.ask(dice.of(environments));
    }
}
