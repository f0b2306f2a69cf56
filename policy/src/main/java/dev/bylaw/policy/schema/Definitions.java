// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.SchemaSource.ActionReference;
import dev.bylaw.policy.schema.SchemaSource.Namespace;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.value.EntityUid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a schema declares, by fully qualified name, and how a name is looked up: first in the namespace where it
 * stands, then in the empty one; a common type before an entity type; the builtin types last.
 */
final class Definitions {

    /** A common type and the namespace in which its names are looked up. */
    record Common(String namespace, SchemaSource.CommonType type) {}

    /** What a name turned out to be. */
    sealed interface Found {
        record CommonType(String name) implements Found {}

        record EntityType(String name) implements Found {}

        record BuiltinType(Type type) implements Found {}
    }

    private final Map<String, Common> commonTypes = new LinkedHashMap<>();
    private final Map<String, Span> entityTypes = new LinkedHashMap<>();
    private final Map<EntityUid, Span> actions = new LinkedHashMap<>();
    private final Set<String> actionTypes = new LinkedHashSet<>();

    Definitions(SchemaSource schema) {
        for (Namespace namespace : schema.namespaces().values()) {
            String at = namespace.name();
            namespace
                    .commonTypes()
                    .forEach((name, type) -> commonTypes.put(SchemaNames.qualify(at, name), new Common(at, type)));
            namespace
                    .entityTypes()
                    .forEach((name, type) -> entityTypes.put(SchemaNames.qualify(at, name), type.span()));
            namespace.actions().forEach((id, action) -> actions.put(actionUid(at, id), action.span()));
            if (!namespace.actions().isEmpty()) {
                actionTypes.add(SchemaNames.qualify(at, SchemaNames.ACTION));
            }
        }
    }

    static EntityUid actionUid(String namespace, String id) {
        return EntityUid.of(SchemaNames.qualify(namespace, SchemaNames.ACTION), id);
    }

    Map<String, Common> commonTypes() {
        return commonTypes;
    }

    boolean declaresEntityType(String name) {
        return entityTypes.containsKey(name);
    }

    Optional<Found> find(String namespace, String name, TypeExpr.Meaning meaning) {
        for (String candidate : candidates(namespace, name)) {
            if (meaning != TypeExpr.Meaning.ENTITY && commonTypes.containsKey(candidate)) {
                return Optional.of(new Found.CommonType(candidate));
            }
            if (meaning != TypeExpr.Meaning.COMMON
                    && (entityTypes.containsKey(candidate) || actionTypes.contains(candidate))) {
                return Optional.of(new Found.EntityType(candidate));
            }
        }
        return meaning == TypeExpr.Meaning.ENTITY || entityTypes.containsKey(name)
                ? Optional.empty()
                : builtin(name).map(Found.BuiltinType::new);
    }

    /** The builtin type of that name, with or without {@code __cedar::} before it. */
    static Optional<Type> builtin(String name) {
        String prefix = SchemaNames.BUILTINS + "::";
        String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return switch (bare) {
            case "Bool" -> Optional.of(Type.Bool.ANY);
            case "Long" -> Optional.of(Type.Simple.LONG);
            case "String" -> Optional.of(Type.Simple.STRING);
            default -> Optional.ofNullable(Type.Extension.named(bare));
        };
    }

    Optional<EntityUid> findAction(String namespace, ActionReference reference) {
        for (String type : candidates(namespace, reference.type().orElse(SchemaNames.ACTION))) {
            EntityUid candidate = EntityUid.of(type, reference.id());
            if (actions.containsKey(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static List<String> candidates(String namespace, String name) {
        return namespace.isEmpty() || SchemaNames.isQualified(name)
                ? List.of(name)
                : List.of(SchemaNames.qualify(namespace, name), name);
    }

    /** Every name that could stand at a place that takes this meaning, for suggestions. */
    Set<String> namesFor(String namespace, TypeExpr.Meaning meaning) {
        Set<String> all = new TreeSet<>();
        if (meaning != TypeExpr.Meaning.COMMON) {
            all.addAll(entityTypes.keySet());
        }
        if (meaning != TypeExpr.Meaning.ENTITY) {
            all.addAll(commonTypes.keySet());
            all.addAll(List.of("Bool", "Long", "String", "decimal", "ipaddr", "datetime", "duration"));
        }
        String prefix = namespace + "::";
        Set<String> readable = new TreeSet<>();
        all.forEach(name -> readable.add(name.startsWith(prefix) ? name.substring(prefix.length()) : name));
        return readable;
    }

    Set<String> actionIds() {
        Set<String> ids = new TreeSet<>();
        actions.keySet().forEach(uid -> ids.add(uid.id()));
        return ids;
    }

    /**
     * Reports declarations in a namespace that hide one of the empty namespace (Cedar RFC 70): from inside, the
     * hidden one could not be named.
     */
    void reportShadowing(Findings findings) {
        Map<String, Span> bare = new HashMap<>();
        forEachType((name, span) -> {
            if (!SchemaNames.isQualified(name)) {
                bare.put(name, span);
            }
        });
        forEachType((name, span) -> {
            if (SchemaNames.isQualified(name) && bare.containsKey(SchemaNames.basename(name))) {
                findings.error(
                        "schema",
                        span,
                        name + " hides " + SchemaNames.basename(name) + " of the empty namespace",
                        "rename one of the two types");
            }
        });
        actions.forEach((uid, span) -> {
            EntityUid hidden = EntityUid.of(SchemaNames.ACTION, uid.id());
            if (SchemaNames.isQualified(uid.type()) && actions.containsKey(hidden)) {
                findings.error("schema", span, uid + " hides " + hidden, "rename one of the two actions");
            }
        });
    }

    private interface TypeVisitor {
        void visit(String name, Span span);
    }

    private void forEachType(TypeVisitor visitor) {
        commonTypes.forEach((name, common) -> visitor.visit(name, common.type().span()));
        entityTypes.forEach(visitor::visit);
    }
}
