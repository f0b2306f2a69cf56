// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.engine.schema.Typed.Presence;
import dev.bylaw.policy.schema.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Cedar types of Java types: of each, the type of whatever {@code dev.bylaw.engine.ask} takes of its values. Java's own
 * value types, enums, records, {@code Optional}, arrays and collections have one; everything else is opaque, and says why.
 *
 * <p>Remembers class files that it has read. Not for several threads at once.
 */
final class JavaTypes {

    /** As deep as values are looked into. */
    private static final int DEEPEST = 8;

    private static final Map<String, Type> PRIMITIVES = Map.of(
            "boolean", Type.Bool.ANY,
            "byte", Type.Simple.LONG,
            "short", Type.Simple.LONG,
            "int", Type.Simple.LONG,
            "long", Type.Simple.LONG,
            "char", Type.Simple.STRING,
            "float", Type.Extension.DECIMAL,
            "double", Type.Extension.DECIMAL);

    private static final Map<String, Type> VALUES = Map.ofEntries(
            Map.entry("java.lang.String", Type.Simple.STRING),
            Map.entry("java.lang.Character", Type.Simple.STRING),
            Map.entry("java.util.UUID", Type.Simple.STRING),
            Map.entry("java.lang.Enum", Type.Simple.STRING),
            Map.entry("java.lang.Boolean", Type.Bool.ANY),
            Map.entry("java.lang.Byte", Type.Simple.LONG),
            Map.entry("java.lang.Short", Type.Simple.LONG),
            Map.entry("java.lang.Integer", Type.Simple.LONG),
            Map.entry("java.lang.Long", Type.Simple.LONG),
            Map.entry("java.math.BigInteger", Type.Simple.LONG),
            Map.entry("java.math.BigDecimal", Type.Extension.DECIMAL),
            Map.entry("java.lang.Float", Type.Extension.DECIMAL),
            Map.entry("java.lang.Double", Type.Extension.DECIMAL),
            Map.entry("java.time.Instant", Type.Extension.DATETIME),
            Map.entry("java.time.OffsetDateTime", Type.Extension.DATETIME),
            Map.entry("java.time.ZonedDateTime", Type.Extension.DATETIME),
            Map.entry("java.time.LocalDate", Type.Extension.DATETIME),
            Map.entry("java.time.Duration", Type.Extension.DURATION),
            Map.entry("java.net.InetAddress", Type.Extension.IPADDR),
            Map.entry("java.net.Inet4Address", Type.Extension.IPADDR),
            Map.entry("java.net.Inet6Address", Type.Extension.IPADDR));

    /** Whose values are the collections that can be copied without calling their elements, or are opaque. */
    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.Collection",
            "java.util.SequencedCollection",
            "java.util.List",
            "java.util.AbstractCollection",
            "java.util.AbstractList",
            "java.util.AbstractSequentialList",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.ArrayDeque",
            "java.util.Set",
            "java.util.SequencedSet",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.AbstractSet",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet");

    private static final Set<String> MAPS = Set.of(
            "java.util.Map",
            "java.util.SequencedMap",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.AbstractMap",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.ConcurrentHashMap");

    private static final Set<String> ANY_CLASS = Set.of(
            "java.lang.Object",
            "java.lang.Number",
            "java.lang.Comparable",
            "java.lang.CharSequence",
            "java.io.Serializable");

    private final ClassFiles files;
    private final Map<String, ClassFacts> facts = new HashMap<>();

    JavaTypes(ClassFiles files) {
        this.files = files;
    }

    /**
     * What policies see of a parameter.
     *
     * @param signature its generic signature, {@code null} where it has none
     */
    Typed of(String descriptor, String signature) {
        JavaType java;
        try {
            java = JavaType.parse(signature == null ? descriptor : signature);
        } catch (IllegalArgumentException unchecked) {
            // The JVM checks descriptors and never signatures.
            java = JavaType.parse(descriptor);
        }
        return new Walk(Map.of(), new HashSet<>(), 0).typed(java);
    }

    /** One look into a type: what its variables stand for, which records are around it, and how deep it is. */
    private final class Walk {
        private final Map<String, JavaType> variables;
        private final Set<JavaType> around;
        private final int depth;

        Walk(Map<String, JavaType> variables, Set<JavaType> around, int depth) {
            this.variables = variables;
            this.around = around;
            this.depth = depth;
        }

        Typed typed(JavaType java) {
            return switch (java.kind()) {
                case PRIMITIVE -> primitive(java);
                case ARRAY -> set(java, java.arguments().get(0));
                case VARIABLE ->
                    variables.containsKey(java.name())
                            ? new Walk(Map.of(), around, depth).typed(variables.get(java.name()))
                            : Typed.opaque(java, "what it stands for is not known");
                case CLASS -> ofClass(java);
            };
        }

        private Typed primitive(JavaType java) {
            Type type = PRIMITIVES.get(java.name());
            // Not every number with a fraction is a decimal of Cedar.
            return Typed.of(type, type == Type.Extension.DECIMAL ? Presence.UNLESS_NULL : Presence.ALWAYS, java);
        }

        private Typed ofClass(JavaType java) {
            Type value = VALUES.get(java.name());
            if (value != null) {
                return Typed.of(value, Presence.UNLESS_NULL, java);
            }
            if (java.name().equals("java.util.Optional")) {
                return optional(java);
            }
            if (COLLECTIONS.contains(java.name())) {
                return java.arguments().isEmpty()
                        ? Typed.opaque(java, "it does not say what its elements are; write List<String>, for example")
                        : set(java, java.arguments().get(0));
            }
            if (ANY_CLASS.contains(java.name())) {
                return Typed.opaque(java, "its values may be of any class; take the class that is meant");
            }
            return MAPS.contains(java.name())
                    ? Typed.opaque(
                            java,
                            "which keys a map has is not known; take a record, whose components are, or the values that policies need")
                    : declared(java);
        }

        private Typed optional(JavaType java) {
            if (java.arguments().isEmpty() || depth == DEEPEST) {
                return Typed.opaque(java, "it does not say what it holds");
            }
            Typed held = deeper().typed(java.arguments().get(0));
            return held.isOpaque() ? held : held.as(java, Presence.SOMETIMES);
        }

        private Typed set(JavaType java, JavaType element) {
            if (depth == DEEPEST) {
                return Typed.opaque(java, "it is nested deeper than " + DEEPEST + " levels");
            }
            Typed of = deeper().typed(element);
            if (of.isOpaque()) {
                String why = "of its elements, " + of.java() + ", " + of.opaque();
                return of.known() ? Typed.opaque(java, why) : Typed.unknown(java, why);
            }
            return Typed.of(new Type.SetOf(of.type()), Presence.UNLESS_NULL, java)
                    .oneOf(of.constants());
        }

        private Walk deeper() {
            return new Walk(variables, around, depth + 1);
        }

        private Typed declared(JavaType java) {
            ClassFacts found = facts(java.name());
            if (found == null) {
                return Typed.unknown(java, "its class file is not on the class path");
            }
            return switch (found.kind()) {
                case ENUM -> Typed.ofEnum(java, found.constants());
                case RECORD -> record(java, found);
                case INTERFACE ->
                    Typed.opaque(
                            java,
                            "the values of an interface may be of any class; take a record, or the values that policies need");
                case CLASS ->
                    Typed.opaque(
                            java,
                            "reading a class means running its code; a record, or its values one by one, can be read");
            };
        }

        private Typed record(JavaType java, ClassFacts found) {
            if (depth == DEEPEST) {
                return Typed.opaque(java, "it is nested deeper than " + DEEPEST + " levels");
            }
            JavaType self = resolved(java);
            if (around.contains(self)) {
                return Typed.opaque(java, "it contains itself");
            }
            Walk inside = new Walk(substituted(java, found), new HashSet<>(around), depth + 1);
            inside.around.add(self);
            Map<String, Type.Attribute> attributes = new LinkedHashMap<>();
            Map<String, Typed> parts = new LinkedHashMap<>();
            for (ClassFacts.Component component : found.components()) {
                Typed part = inside.component(component);
                parts.put(component.name(), part);
                if (!part.isOpaque()) {
                    attributes.put(
                            component.name(), new Type.Attribute(part.type(), part.presence() == Presence.ALWAYS));
                }
            }
            return Typed.ofRecord(Type.RecordOf.closed(attributes), java, parts);
        }

        private Typed component(ClassFacts.Component component) {
            try {
                return typed(JavaType.parse(component.signature()));
            } catch (IllegalArgumentException unchecked) {
                JavaType unreadable = new JavaType(JavaType.Kind.CLASS, component.signature(), List.of());
                return Typed.opaque(unreadable, "its signature cannot be read");
            }
        }

        /** The record's type parameters, by what stands for them here; arguments may be variables of ours in turn. */
        private Map<String, JavaType> substituted(JavaType java, ClassFacts found) {
            Map<String, JavaType> all = new HashMap<>();
            for (int i = 0; i < found.variables().size() && i < java.arguments().size(); i++) {
                all.put(found.variables().get(i), resolved(java.arguments().get(i)));
            }
            return all;
        }

        private JavaType resolved(JavaType argument) {
            if (argument.kind() == JavaType.Kind.VARIABLE) {
                return variables.getOrDefault(argument.name(), argument);
            }
            List<JavaType> inner = new ArrayList<>();
            for (JavaType each : argument.arguments()) {
                inner.add(resolved(each));
            }
            return new JavaType(argument.kind(), argument.name(), inner);
        }
    }

    private ClassFacts facts(String className) {
        if (!facts.containsKey(className)) {
            facts.put(className, read(className));
        }
        return facts.get(className);
    }

    private ClassFacts read(String className) {
        try {
            byte[] classFile = files.find(className);
            return classFile == null ? null : ClassFacts.of(classFile);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }
}
