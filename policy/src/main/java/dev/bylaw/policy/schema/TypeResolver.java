// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns written types into resolved ones: replaces common types by what they stand for, and refuses cycles,
 * unknown names, and types so large that comparing them would be an attack.
 *
 * <p>After an error it goes on with {@link Type.Simple#NEVER}; nothing uses the result then.
 */
final class TypeResolver {

    /** Chains of common types longer than this are refused; it bounds the recursion here. */
    private static final int MAX_CHAIN = 200;

    /** Nodes of one resolved type, written out in full. Sharing common types can make it exponential. */
    private static final long MAX_SIZE = 100_000;

    private final Definitions definitions;
    private final Findings findings;
    private final Map<String, Type> resolved = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final IdentityHashMap<Type, long[]> measures = new IdentityHashMap<>();

    TypeResolver(Definitions definitions, Findings findings) {
        this.definitions = definitions;
        this.findings = findings;
    }

    /** Resolves every common type, used or not, so that errors in unused ones are reported too. */
    void resolveCommonTypes() {
        Set<String> names = definitions.commonTypes().keySet();
        for (String name : names) {
            common(name, definitions.commonTypes().get(name).type().span());
        }
    }

    Type resolve(String namespace, TypeExpr written) {
        Type type = resolveUnmeasured(namespace, written);
        measure(type, written.span());
        return type;
    }

    private Type resolveUnmeasured(String namespace, TypeExpr written) {
        if (written instanceof TypeExpr.SetOf set) {
            return new Type.SetOf(resolve(namespace, set.element()));
        }
        if (written instanceof TypeExpr.RecordOf record) {
            Map<String, Type.Attribute> attributes = new LinkedHashMap<>();
            record.attributes()
                    .forEach((name, attribute) -> attributes.put(
                            name, new Type.Attribute(resolve(namespace, attribute.type()), attribute.required())));
            return Type.RecordOf.closed(attributes);
        }
        if (written instanceof TypeExpr.Named named) {
            return named(namespace, named);
        }
        if (written instanceof TypeExpr.Extension extension) {
            return extension(extension);
        }
        if (written instanceof TypeExpr.AnyOf any) {
            return anyOf(namespace, any);
        }
        return switch (((TypeExpr.Builtin) written).keyword()) {
            case BOOLEAN -> Type.Bool.ANY;
            case LONG -> Type.Simple.LONG;
            case STRING -> Type.Simple.STRING;
        };
    }

    private Type extension(TypeExpr.Extension written) {
        Type type = Type.Extension.named(written.name());
        if (type != null) {
            return type;
        }
        List<String> known = new ArrayList<>();
        for (Type.Extension candidate : Type.Extension.values()) {
            known.add(candidate.toString());
        }
        findings.error(
                "schema",
                written.span(),
                "there is no extension type " + written.name(),
                NearestName.hint(written.name(), known, "known are " + String.join(", ", known)));
        return Type.Simple.NEVER;
    }

    private Type named(String namespace, TypeExpr.Named written) {
        Definitions.Found found =
                definitions.find(namespace, written.name(), written.meaning()).orElse(null);
        if (found instanceof Definitions.Found.CommonType common) {
            return common(common.name(), written.span());
        }
        if (found instanceof Definitions.Found.EntityType entity) {
            return Type.Entity.of(entity.name());
        }
        if (found instanceof Definitions.Found.BuiltinType builtin) {
            return builtin.type();
        }
        undeclared(namespace, written.name(), written.meaning(), written.span());
        return Type.Simple.NEVER;
    }

    private Type anyOf(String namespace, TypeExpr.AnyOf written) {
        NavigableSet<String> names = new TreeSet<>();
        for (String name : written.names()) {
            Type type = named(namespace, new TypeExpr.Named(name, TypeExpr.Meaning.ENTITY, written.span()));
            if (type instanceof Type.Entity entity) {
                names.addAll(entity.names());
            }
        }
        return names.isEmpty() ? Type.Simple.NEVER : new Type.Entity(names);
    }

    void undeclared(String namespace, String name, TypeExpr.Meaning meaning, Span span) {
        String kind = switch (meaning) {
            case COMMON -> "common type";
            case ENTITY -> "entity type";
            case ENTITY_OR_COMMON -> "type";
        };
        String place = namespace.isEmpty() || SchemaNames.isQualified(name)
                ? ""
                : ", neither in namespace " + namespace + " nor outside of all";
        findings.error(
                "schema",
                span,
                kind + " " + name + " is not declared" + place,
                NearestName.hint(name, definitions.namesFor(namespace, meaning), "declare it, or correct the name"));
    }

    private Type common(String name, Span usedAt) {
        Type known = resolved.get(name);
        if (known != null) {
            return known;
        }
        int first = open.indexOf(name);
        if (first >= 0) {
            List<String> cycle = new ArrayList<>(open.subList(first, open.size()));
            cycle.add(name);
            findings.error(
                    "schema",
                    usedAt,
                    "common types refer to each other in a circle: " + String.join(" -> ", cycle),
                    "a common type must not contain itself; break the circle with an entity type");
            return Type.Simple.NEVER;
        }
        if (open.size() >= MAX_CHAIN) {
            findings.error(
                    "schema",
                    usedAt,
                    "common types refer to each other over more than " + MAX_CHAIN + " steps",
                    "define " + name + " more directly");
            return Type.Simple.NEVER;
        }
        open.add(name);
        Definitions.Common definition = definitions.commonTypes().get(name);
        Type type = resolve(definition.namespace(), definition.type().definition());
        open.remove(open.size() - 1);
        resolved.put(name, type);
        return type;
    }

    private void measure(Type type, Span span) {
        long[] sizeAndDepth = measureOf(type);
        if (sizeAndDepth[0] > MAX_SIZE) {
            findings.error(
                    "schema",
                    span,
                    "this type has more than " + MAX_SIZE + " parts when its common types are written out",
                    "use entity types in place of records that contain each other many times");
            measures.put(type, new long[] {1, 1});
        }
        if (sizeAndDepth[1] > SchemaNames.MAX_NESTING) {
            findings.error(
                    "schema",
                    span,
                    "this type is nested deeper than " + SchemaNames.MAX_NESTING + " levels",
                    "use entity types in place of some of the records");
            measures.put(type, new long[] {1, 1});
        }
    }

    // The parts are measured before the whole, so this looks one level down and never recurses.
    private long[] measureOf(Type type) {
        long[] known = measures.get(type);
        if (known != null) {
            return known;
        }
        long size = 1;
        long depth = 0;
        List<Type> parts = new ArrayList<>();
        if (type instanceof Type.SetOf set) {
            parts.add(set.element());
        } else if (type instanceof Type.RecordOf record) {
            record.attributes().values().forEach(attribute -> parts.add(attribute.type()));
        }
        for (Type part : parts) {
            long[] measured = measures.getOrDefault(part, new long[] {1, 1});
            size += measured[0];
            depth = Math.max(depth, measured[1]);
        }
        long[] measured = {size, depth + 1};
        measures.put(type, measured);
        return measured;
    }
}
