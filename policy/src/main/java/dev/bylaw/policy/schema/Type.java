// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The type of a Cedar expression, with every name resolved.
 *
 * <p>A written {@link Schema} declares only closed records, sets with an element type, single entity types and
 * {@link Bool#ANY}; one that a program makes may also have unions of entity types. The other members exist for the validator alone: singleton booleans (they decide which code
 * can be reached), {@link Simple#NEVER} (the element of an empty set), unions of entity types and open records
 * (least upper bounds in permissive mode).
 *
 * <p>Immutable, compared by structure. {@code toString} gives the text shown to people: Cedar schema syntax where
 * the type can be written in a schema.
 */
public sealed interface Type {

    /** Booleans; the singletons are subtypes of {@link #ANY}. */
    enum Bool implements Type {
        ANY("Bool"),
        TRUE("True"),
        FALSE("False");

        private final String text;

        Bool(String text) {
            this.text = text;
        }

        /** The singleton type of a literal. */
        public static Bool of(boolean value) {
            return value ? TRUE : FALSE;
        }

        /** The type of the negation of an expression of this type. */
        public Bool negate() {
            return switch (this) {
                case ANY -> ANY;
                case TRUE -> FALSE;
                case FALSE -> TRUE;
            };
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Types without parameters. */
    enum Simple implements Type {
        LONG("Long"),
        STRING("String"),
        /** The subtype of every type: no value has it. */
        NEVER("Never"),
        /** The supertype of every entity type. */
        ANY_ENTITY("entity"),
        /** The supertype of every set type. */
        ANY_SET("Set");

        private final String text;

        Simple(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Cedar's extension types. */
    enum Extension implements Type {
        DECIMAL("decimal"),
        IPADDR("ipaddr"),
        DATETIME("datetime"),
        DURATION("duration");

        private final String text;

        Extension(String text) {
            this.text = text;
        }

        /** The extension type of that name, or null. */
        public static Extension named(String name) {
            for (Extension candidate : values()) {
                if (candidate.text.equals(name)) {
                    return candidate;
                }
            }
            return null;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A reference to an entity of one of these types (fully qualified names); never empty. */
    record Entity(NavigableSet<String> names) implements Type {
        public Entity {
            if (names.isEmpty()) {
                throw new IllegalArgumentException("an entity type needs a name");
            }
            names = Collections.unmodifiableNavigableSet(new TreeSet<>(names));
        }

        /** The type of references to entities of exactly one type. */
        public static Entity of(String name) {
            return new Entity(new TreeSet<>(Collections.singleton(name)));
        }

        /** Whether every entity of this type is of the named type. */
        public boolean isExactly(String name) {
            return names.size() == 1 && names.contains(name);
        }

        @Override
        public String toString() {
            return String.join(" | ", names);
        }
    }

    /** A set whose elements all have one type. */
    record SetOf(Type element) implements Type {
        @Override
        public String toString() {
            return "Set<" + element + ">";
        }
    }

    /** A record; {@code open} says that it may have attributes which are not listed. */
    record RecordOf(Map<String, Attribute> attributes, boolean open) implements Type {
        /** The record without attributes. */
        public static final RecordOf EMPTY = new RecordOf(Map.of(), false);

        /** The supertype of every record type. */
        public static final RecordOf ANY = new RecordOf(Map.of(), true);

        public RecordOf {
            attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        }

        /** A record that has exactly the listed attributes. */
        public static RecordOf closed(Map<String, Attribute> attributes) {
            return new RecordOf(attributes, false);
        }

        @Override
        public String toString() {
            if (open && attributes.isEmpty()) {
                return "record";
            }
            String body = attributes.entrySet().stream()
                    .map(e -> SchemaNames.attribute(e.getKey())
                            + (e.getValue().required() ? ": " : "?: ")
                            + e.getValue().type())
                    .collect(Collectors.joining(", "));
            return "{" + body + (open ? ", ..}" : "}");
        }
    }

    /** The type of an attribute, and whether a record of the type always has it. */
    record Attribute(Type type, boolean required) {
        /** An attribute that is always there. */
        public static Attribute required(Type type) {
            return new Attribute(type, true);
        }

        /** An attribute that may be absent. */
        public static Attribute optional(Type type) {
            return new Attribute(type, false);
        }
    }
}
