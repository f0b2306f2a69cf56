// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema as written, before names are resolved: what both parsers make, both printers print, and
 * {@link Resolver} turns into a {@link Schema}.
 *
 * @param namespaces by name; the empty name holds what stands outside of every namespace
 */
record SchemaSource(Map<String, Namespace> namespaces) {

    SchemaSource {
        namespaces = ordered(namespaces);
    }

    /** One namespace's declarations, each in the order of the text. */
    record Namespace(
            String name,
            Map<String, CommonType> commonTypes,
            Map<String, EntityType> entityTypes,
            Map<String, Action> actions,
            Map<String, String> annotations) {

        Namespace {
            commonTypes = ordered(commonTypes);
            entityTypes = ordered(entityTypes);
            actions = ordered(actions);
            annotations = ordered(annotations);
        }
    }

    /** {@code type Name = …;} */
    record CommonType(TypeExpr definition, Map<String, String> annotations, Span span) {
        CommonType {
            annotations = ordered(annotations);
        }
    }

    /** A name at a place, to be resolved. */
    record Reference(String name, Span span) {}

    /** {@code entity Name …;} */
    sealed interface EntityType {
        Map<String, String> annotations();

        Span span();

        /** An entity type with a shape; {@code shape} is a record or, in JSON, the name of one. */
        record Standard(
                List<Reference> memberOf,
                TypeExpr shape,
                Optional<TypeExpr> tags,
                Map<String, String> annotations,
                Span span)
                implements EntityType {
            public Standard {
                memberOf = List.copyOf(memberOf);
                annotations = ordered(annotations);
            }
        }

        /** An entity type with exactly the listed entities. */
        record Enumerated(List<String> ids, Map<String, String> annotations, Span span) implements EntityType {
            public Enumerated {
                ids = List.copyOf(ids);
                annotations = ordered(annotations);
            }
        }
    }

    /** A reference to an action; without a type it is one of the current or the empty namespace. */
    record ActionReference(Optional<String> type, String id, Span span) {}

    /** {@code action name …;} An empty {@code memberOf} and an absent one differ in JSON only. */
    record Action(
            Optional<List<ActionReference>> memberOf,
            Optional<AppliesTo> appliesTo,
            Map<String, String> annotations,
            Span span) {
        Action {
            memberOf = memberOf.map(List::copyOf);
            annotations = ordered(annotations);
        }
    }

    /** What an action applies to; {@code context} is a record or the name of one. */
    record AppliesTo(List<Reference> principals, List<Reference> resources, TypeExpr context) {
        AppliesTo {
            principals = List.copyOf(principals);
            resources = List.copyOf(resources);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
