// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.policy.schema.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What policies see of the values of a Java type.
 *
 * @param type their type in Cedar; {@code null} when policies see nothing of them
 * @param presence whether there always is a value
 * @param java the Java type, for people
 * @param opaque why policies see nothing; {@code null} when they see a value
 * @param known whether the class files that decide it could be read; where not, a policy that reads it cannot be checked
 * @param parts of a record, its components, those that are opaque among them
 * @param constants of an enum, or of a collection of them, the names of its constants; empty where any text may come
 */
record Typed(
        Type type,
        Presence presence,
        String java,
        String opaque,
        boolean known,
        Map<String, Typed> parts,
        List<String> constants) {

    /** When an attribute is there. Ordered: a later one demands more of whoever reads it. */
    enum Presence {
        /** In every request. */
        ALWAYS,
        /** Unless the argument is {@code null}, or a value that Cedar cannot hold. Reading it then errs, which refuses. */
        UNLESS_NULL,
        /** Only sometimes, in the ordinary course of things: policies must ask with {@code has}. */
        SOMETIMES
    }

    static Typed of(Type type, Presence presence, JavaType java) {
        return new Typed(type, presence, java.display(), null, true, Map.of(), List.of());
    }

    static Typed ofEnum(JavaType java, List<String> constants) {
        return of(Type.Simple.STRING, Presence.UNLESS_NULL, java).oneOf(constants);
    }

    static Typed ofRecord(Type type, JavaType java, Map<String, Typed> parts) {
        return new Typed(type, Presence.UNLESS_NULL, java.display(), null, true, Map.copyOf(parts), List.of());
    }

    static Typed opaque(JavaType java, String why) {
        return new Typed(null, Presence.SOMETIMES, java.display(), why, true, Map.of(), List.of());
    }

    static Typed unknown(JavaType java, String why) {
        return new Typed(null, Presence.SOMETIMES, java.display(), why, false, Map.of(), List.of());
    }

    boolean isOpaque() {
        return type == null;
    }

    /** The same, of another Java type and presence. */
    Typed as(JavaType other, Presence otherPresence) {
        return new Typed(type, otherPresence, other.display(), opaque, known, parts, constants);
    }

    /** The same, present no more often than this. */
    Typed atMost(Presence other) {
        return other.compareTo(presence) <= 0 ? this : new Typed(type, other, java, opaque, known, parts, constants);
    }

    /** The same, whose texts are these; empty for any. */
    Typed oneOf(List<String> texts) {
        return new Typed(type, presence, java, opaque, known, parts, List.copyOf(texts));
    }

    /** The same for a parameter that another method has too, with the same type in Cedar: the texts of either may come. */
    Typed orOneOf(Typed other) {
        if (constants.isEmpty() || other.constants().isEmpty()) {
            return oneOf(List.of());
        }
        Set<String> either = new LinkedHashSet<>(constants);
        either.addAll(other.constants());
        return oneOf(List.copyOf(either));
    }
}
