// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Namespace;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the resolved declarations of a schema: names looked up, common types replaced, hierarchies closed. */
final class Resolver {

    private final Definitions definitions;
    private final TypeResolver types;
    private final Findings findings;
    private final Map<String, Schema.EntityType> entityTypes = new LinkedHashMap<>();
    private final Map<EntityUid, Schema.Action> actions = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new LinkedHashMap<>();
    private final Map<EntityUid, Set<EntityUid>> groups = new LinkedHashMap<>();
    private final Map<EntityUid, Span> actionSpans = new LinkedHashMap<>();

    /** More kinds of request than this cannot be checked one by one. */
    private static final int MOST_ENVIRONMENTS = 1 << 20;

    private Resolver(SchemaSource source, Findings findings) {
        this.definitions = new Definitions(source);
        this.types = new TypeResolver(definitions, findings);
        this.findings = findings;
    }

    /** The schema, or nothing useful when {@code findings} has errors. */
    static Schema resolve(SchemaSource source, Findings findings) {
        Resolver resolver = new Resolver(source, findings);
        resolver.definitions.reportShadowing(findings);
        resolver.types.resolveCommonTypes();
        for (Namespace namespace : source.namespaces().values()) {
            namespace.entityTypes().forEach((name, type) -> resolver.parentsOf(namespace.name(), name, type));
            namespace.actions().forEach((id, action) -> resolver.groupsOf(namespace.name(), id, action));
        }
        Optional<Map<String, Set<String>>> types = Hierarchy.closure(resolver.parents);
        Optional<Map<EntityUid, Set<EntityUid>>> groups = Hierarchy.closure(resolver.groups);
        if (types.isEmpty() || groups.isEmpty()) {
            String what = types.isEmpty() ? "entity types" : "actions";
            resolver.tooLarge(source, "the hierarchy of " + what + " has more than " + Hierarchy.MOST_PAIRS + " pairs");
            return new Schema(source, Map.of(), Map.of());
        }
        Map<String, Set<String>> ancestors = types.get();
        Map<EntityUid, Set<EntityUid>> actionAncestors = groups.get();
        resolver.reportActionCycles(actionAncestors);
        for (Namespace namespace : source.namespaces().values()) {
            namespace
                    .entityTypes()
                    .forEach((name, type) -> resolver.entityType(namespace.name(), name, type, ancestors));
            namespace.actions().forEach((id, action) -> resolver.action(namespace.name(), id, action, actionAncestors));
        }
        if (resolver.environments() > MOST_ENVIRONMENTS) {
            resolver.tooLarge(source, "the actions apply to more than " + MOST_ENVIRONMENTS + " kinds of request");
            return new Schema(source, Map.of(), Map.of());
        }
        return new Schema(source, resolver.entityTypes, resolver.actions);
    }

    private long environments() {
        long sum = 0;
        for (Schema.Action action : actions.values()) {
            sum += (long) action.principals().size() * action.resources().size();
        }
        return sum;
    }

    private void tooLarge(SchemaSource source, String message) {
        Span place = source.namespaces().values().stream()
                .flatMap(namespace -> namespace.actions().values().stream())
                .map(SchemaSource.Action::span)
                .findFirst()
                .orElse(Span.NONE);
        findings.error("limit", place, message, "split the schema, or make it flatter");
    }

    private void parentsOf(String namespace, String name, EntityType type) {
        List<Reference> memberOf = type instanceof EntityType.Standard standard ? standard.memberOf() : List.of();
        parents.put(SchemaNames.qualify(namespace, name), entityTypes(namespace, memberOf));
    }

    private NavigableSet<String> entityTypes(String namespace, List<Reference> references) {
        NavigableSet<String> found = new TreeSet<>();
        for (Reference reference : references) {
            Optional<String> type = Definitions.candidates(namespace, reference.name()).stream()
                    .filter(definitions::declaresEntityType)
                    .findFirst();
            if (type.isPresent()) {
                found.add(type.get());
            } else {
                types.undeclared(namespace, reference.name(), TypeExpr.Meaning.ENTITY, reference.span());
            }
        }
        return found;
    }

    private void groupsOf(String namespace, String id, SchemaSource.Action action) {
        Set<EntityUid> found = new LinkedHashSet<>();
        for (ActionReference reference : action.memberOf().orElse(List.of())) {
            Optional<EntityUid> group = definitions.findAction(namespace, reference);
            if (group.isPresent()) {
                found.add(group.get());
            } else {
                findings.error(
                        "schema",
                        reference.span(),
                        "action " + SchemaNames.attribute(reference.id()) + " is not declared",
                        NearestName.hint(
                                reference.id(), definitions.actionIds(), "action groups are declared as actions"));
            }
        }
        EntityUid uid = Definitions.actionUid(namespace, id);
        groups.put(uid, found);
        actionSpans.put(uid, action.span());
    }

    private void reportActionCycles(Map<EntityUid, Set<EntityUid>> ancestors) {
        Set<EntityUid> reported = new LinkedHashSet<>();
        ancestors.forEach((uid, above) -> {
            if (above.contains(uid) && !reported.contains(uid)) {
                List<EntityUid> cycle = Hierarchy.pathToItself(groups, uid);
                reported.addAll(cycle);
                findings.error(
                        "schema",
                        actionSpans.get(uid),
                        "actions are groups of each other in a circle: "
                                + cycle.stream().map(EntityUid::toString).collect(Collectors.joining(" in ")),
                        "take one of them out of its group");
            }
        });
    }

    private void entityType(String namespace, String name, EntityType type, Map<String, Set<String>> ancestors) {
        String qualified = SchemaNames.qualify(namespace, name);
        NavigableSet<String> above = new TreeSet<>(ancestors.get(qualified));
        Type.RecordOf shape = Type.RecordOf.EMPTY;
        Optional<Type> tags = Optional.empty();
        Optional<List<String>> ids = Optional.empty();
        if (type instanceof EntityType.Standard standard) {
            shape = record(namespace, standard.shape(), "the shape of " + qualified, type.span());
            tags = standard.tags().map(t -> types.resolve(namespace, t));
        } else {
            ids = Optional.of(((EntityType.Enumerated) type).ids());
        }
        entityTypes.put(qualified, new Schema.EntityType(qualified, shape, tags, above, ids, type.annotations()));
    }

    private void action(
            String namespace, String id, SchemaSource.Action action, Map<EntityUid, Set<EntityUid>> ancestors) {
        EntityUid uid = Definitions.actionUid(namespace, id);
        AppliesTo applies = action.appliesTo()
                .orElse(new AppliesTo(List.of(), List.of(), new TypeExpr.RecordOf(Map.of(), Span.NONE)));
        actions.put(
                uid,
                new Schema.Action(
                        uid,
                        entityTypes(namespace, applies.principals()),
                        entityTypes(namespace, applies.resources()),
                        record(namespace, applies.context(), "the context of " + uid, action.span()),
                        new TreeSet<>(ancestors.get(uid)),
                        action.annotations()));
    }

    private Type.RecordOf record(String namespace, TypeExpr written, String what, Span declaration) {
        Type type = types.resolve(namespace, written);
        if (type instanceof Type.RecordOf record) {
            return record;
        }
        if (type != Type.Simple.NEVER) {
            findings.error(
                    "schema",
                    written.span().isNowhere() ? declaration : written.span(),
                    what + " must be a record, and is " + type,
                    "write { attribute: Type, … } or name a common type that is a record");
        }
        return Type.RecordOf.EMPTY;
    }

    /** Reachability over declared members; a few dozen lines because every graph here is small. */
    private static final class Hierarchy {

        static final int MOST_PAIRS = 1 << 20;

        private Hierarchy() {}

        /** Everything above each node, unless that is more than would fit into a small heap. */
        static <N> Optional<Map<N, Set<N>>> closure(Map<N, Set<N>> direct) {
            Map<N, Set<N>> closed = new LinkedHashMap<>();
            long pairs = 0;
            for (N node : direct.keySet()) {
                Set<N> above = new LinkedHashSet<>();
                List<N> pending = new ArrayList<>(direct.get(node));
                while (!pending.isEmpty()) {
                    N next = pending.remove(pending.size() - 1);
                    if (above.add(next)) {
                        pending.addAll(direct.getOrDefault(next, Set.of()));
                    }
                }
                pairs += above.size();
                if (pairs > MOST_PAIRS) {
                    return Optional.empty();
                }
                closed.put(node, above);
            }
            return Optional.of(closed);
        }

        /** A shortest path from the node over its parents back to itself; there must be one. */
        static <N> List<N> pathToItself(Map<N, Set<N>> direct, N start) {
            Map<N, N> cameFrom = new LinkedHashMap<>();
            List<N> queue = new ArrayList<>(List.of(start));
            for (int i = 0; i < queue.size(); i++) {
                N node = queue.get(i);
                for (N next : direct.getOrDefault(node, Set.of())) {
                    if (next.equals(start)) {
                        List<N> path = new ArrayList<>(List.of(start));
                        for (N step = node; step != null; step = step.equals(start) ? null : cameFrom.get(step)) {
                            path.add(0, step);
                        }
                        return path;
                    }
                    if (cameFrom.putIfAbsent(next, node) == null) {
                        queue.add(next);
                    }
                }
            }
            throw new IllegalArgumentException(start + " is in no circle");
        }
    }
}
