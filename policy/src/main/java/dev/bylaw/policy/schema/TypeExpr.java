// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A type as a schema writes it: names are not resolved, and both syntaxes share it.
 *
 * <p>The Cedar syntax has only names, sets and records; the other members come from the JSON syntax, which can
 * say whether a name means a common type, an entity type or a builtin, and {@link AnyOf} from programs alone.
 *
 * <p>Immutable. Equality ignores nothing: two expressions at different places differ.
 */
public sealed interface TypeExpr {

    /** Where it is written; {@link Span#NONE} when a program made it. */
    Span span();

    /** The builtin types that the JSON syntax names by keyword. */
    enum Keyword {
        LONG("Long", "Long"),
        STRING("String", "String"),
        BOOLEAN("Boolean", "Bool");

        final String json;
        final String cedar;

        Keyword(String json, String cedar) {
            this.json = json;
            this.cedar = cedar;
        }
    }

    /** What a name may stand for. */
    enum Meaning {
        COMMON,
        ENTITY,
        ENTITY_OR_COMMON
    }

    /** A builtin type that no declaration can shadow. */
    record Builtin(Keyword keyword, Span span) implements TypeExpr {}

    /** An extension type that no declaration can shadow. */
    record Extension(String name, Span span) implements TypeExpr {}

    /** A name, qualified or not, to be looked up in the current and then in the empty namespace. */
    record Named(String name, Meaning meaning, Span span) implements TypeExpr {}

    /**
     * An entity of any of these types. Neither syntax can write it, so only a program makes it, and a schema that has it
     * cannot be printed.
     */
    record AnyOf(List<String> names, Span span) implements TypeExpr {
        public AnyOf {
            names = List.copyOf(names);
        }
    }

    /** A set of elements of one type. */
    record SetOf(TypeExpr element, Span span) implements TypeExpr {}

    /** A record; attributes keep the order in which they are written. */
    record RecordOf(Map<String, Attribute> attributes, Span span) implements TypeExpr {
        public RecordOf {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        boolean isEmpty() {
            return attributes.isEmpty();
        }
    }

    /** An attribute of a record. */
    record Attribute(TypeExpr type, boolean required, Map<String, String> annotations, Span span) {
        public Attribute {
            annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        }

        /** An attribute that every record has. */
        public static Attribute required(TypeExpr type) {
            return new Attribute(type, true, Map.of(), Span.NONE);
        }

        /** An attribute that a record may lack. */
        public static Attribute optional(TypeExpr type) {
            return new Attribute(type, false, Map.of(), Span.NONE);
        }
    }

    /** The type of booleans, whatever a schema declares. */
    static TypeExpr bool() {
        return new Builtin(Keyword.BOOLEAN, Span.NONE);
    }

    /** The type of 64-bit integers, whatever a schema declares. */
    static TypeExpr integer() {
        return new Builtin(Keyword.LONG, Span.NONE);
    }

    /** The type of strings, whatever a schema declares. */
    static TypeExpr string() {
        return new Builtin(Keyword.STRING, Span.NONE);
    }

    /** An extension type, such as {@code decimal}, whatever a schema declares. */
    static TypeExpr extension(Type.Extension type) {
        return new Extension(type.toString(), Span.NONE);
    }

    /** An entity type by name, never a common type of the same name. */
    static TypeExpr entity(String name) {
        return new Named(name, Meaning.ENTITY, Span.NONE);
    }

    /** A common type by name. */
    static TypeExpr common(String name) {
        return new Named(name, Meaning.COMMON, Span.NONE);
    }

    /** An entity of any of these types, of which there is at least one. */
    static TypeExpr anyOf(Collection<String> names) {
        return new AnyOf(List.copyOf(names), Span.NONE);
    }

    /** A set of elements of that type. */
    static TypeExpr setOf(TypeExpr element) {
        return new SetOf(element, Span.NONE);
    }

    /** A record of these attributes. */
    static TypeExpr record(Map<String, Attribute> attributes) {
        return new RecordOf(attributes, Span.NONE);
    }
}
