// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.Action;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.AppliesTo;
import dev.bylaw.policy.schema.SchemaSource.CommonType;
import dev.bylaw.policy.schema.SchemaSource.EntityType;
import dev.bylaw.policy.schema.SchemaSource.Reference;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.value.EntityUid;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a schema by program. Names of declarations are fully qualified ({@code Shop::Order}); a type, action or
 * group may be used before it is declared. All checks of a written schema are made by {@link #build}.
 *
 * <p>Not for several threads at once. A builder may build more than once, and go on in between.
 */
public final class SchemaBuilder {

    private final Findings findings = new Findings();
    private final Map<String, SchemaDeclarations> namespaces = new LinkedHashMap<>();

    SchemaBuilder() {}

    /** Declares everything that another schema declares, except these actions. */
    public SchemaBuilder include(Schema schema, Collection<EntityUid> except) {
        for (SchemaSource.Namespace each : schema.source().namespaces().values()) {
            SchemaDeclarations declarations = namespace(each.name());
            declarations.annotate(each.annotations());
            each.commonTypes().forEach(declarations::add);
            each.entityTypes().forEach(declarations::add);
            each.actions().forEach((id, action) -> {
                if (!except.contains(Definitions.actionUid(each.name(), id))) {
                    declarations.add(id, action);
                }
            });
        }
        return this;
    }

    /** Declares a common type. */
    public SchemaBuilder commonType(String name, TypeExpr definition) {
        namespaceOf(name).add(SchemaNames.basename(name), new CommonType(definition, Map.of(), Span.NONE));
        return this;
    }

    /** Declares an entity type without attributes. */
    public SchemaBuilder entityType(String name) {
        return entityType(name, List.of(), Map.of());
    }

    /** Declares an entity type with attributes, whose entities may be in entities of other types. */
    public SchemaBuilder entityType(
            String name, Collection<String> memberOf, Map<String, TypeExpr.Attribute> attributes) {
        return standard(name, memberOf, attributes, Optional.empty());
    }

    /** Declares an entity type whose entities also have tags of one type. */
    public SchemaBuilder entityType(
            String name, Collection<String> memberOf, Map<String, TypeExpr.Attribute> attributes, TypeExpr tags) {
        return standard(name, memberOf, attributes, Optional.of(tags));
    }

    /** Declares an entity type that has exactly these entities. */
    public SchemaBuilder enumeratedEntityType(String name, List<String> ids) {
        if (ids.isEmpty()) {
            findings.error("schema", Span.NONE, "entity type " + name + " has no entity", "give at least one id");
        }
        namespaceOf(name).add(SchemaNames.basename(name), new EntityType.Enumerated(ids, Map.of(), Span.NONE));
        return this;
    }

    /** Declares an action that is only a group of others. */
    public SchemaBuilder actionGroup(String namespace, String id, Collection<String> groups) {
        return action(namespace, id, groups, List.of(), List.of(), Map.of());
    }

    /**
     * Declares an action.
     *
     * @param namespace the namespace it is in; empty for none
     * @param id any text
     * @param groups the ids of the groups it is in, all of the same namespace or of none
     */
    public SchemaBuilder action(
            String namespace,
            String id,
            Collection<String> groups,
            Collection<String> principals,
            Collection<String> resources,
            Map<String, TypeExpr.Attribute> context) {
        List<ActionReference> memberOf = groups.stream()
                .map(group -> new ActionReference(Optional.empty(), group, Span.NONE))
                .toList();
        AppliesTo applies =
                new AppliesTo(references(principals), references(resources), new TypeExpr.RecordOf(context, Span.NONE));
        namespace(namespace)
                .add(
                        id,
                        new Action(
                                memberOf.isEmpty() ? Optional.empty() : Optional.of(memberOf),
                                Optional.of(applies),
                                Map.of(),
                                Span.NONE));
        return this;
    }

    private SchemaBuilder standard(
            String name,
            Collection<String> memberOf,
            Map<String, TypeExpr.Attribute> attributes,
            Optional<TypeExpr> tags) {
        EntityType type = new EntityType.Standard(
                references(memberOf), new TypeExpr.RecordOf(attributes, Span.NONE), tags, Map.of(), Span.NONE);
        namespaceOf(name).add(SchemaNames.basename(name), type);
        return this;
    }

    private static List<Reference> references(Collection<String> names) {
        return names.stream().map(name -> new Reference(name, Span.NONE)).toList();
    }

    private SchemaDeclarations namespaceOf(String name) {
        if (!SchemaNames.isReference(name)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no type name; use identifiers of A-Z, a-z, 0-9 and _ joined by \"::\"");
        }
        return namespace(SchemaNames.isQualified(name) ? name.substring(0, name.lastIndexOf("::")) : "");
    }

    private SchemaDeclarations namespace(String name) {
        return namespaces.computeIfAbsent(name, n -> new SchemaDeclarations(n, Span.NONE, findings));
    }

    /** The schema declared so far, checked. */
    public Schema build() throws PolicyException {
        findings.throwIfAny();
        Map<String, SchemaSource.Namespace> all = new LinkedHashMap<>();
        namespaces.forEach((name, declarations) -> all.put(name, declarations.toNamespace()));
        return Schema.resolve(new SchemaSource(all), new Findings());
    }
}
