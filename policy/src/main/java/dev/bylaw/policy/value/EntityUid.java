// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.Objects;

/**
 * The name of an entity, {@code Type::"id"}: a type, which is a path of identifiers, and an id, which is any text.
 *
 * <p>It names, and says nothing of whether the entity is known. Its hash is computed once.
 */
public final class EntityUid implements Value, Comparable<EntityUid> {

    private final String type;
    private final String id;
    private final int hash;

    private EntityUid(String type, String id) {
        this.type = type;
        this.id = Objects.requireNonNull(id, "id");
        this.hash = type.hashCode() * 31 + id.hashCode();
    }

    /**
     * The entity of this type and id.
     *
     * @param type identifiers joined by {@code ::}
     * @throws IllegalArgumentException when the type is no path of identifiers, or uses a reserved word
     */
    public static EntityUid of(String type, String id) {
        if (!Names.isPath(type)) {
            throw new IllegalArgumentException("\"" + type
                    + "\" is not an entity type: write identifiers joined by ::, for example User or Acme::User.");
        }
        // Types are few and compared at every decision; one object for each makes that a comparison of references.
        return new EntityUid(type.intern(), id);
    }

    /**
     * Reads {@code Type::"id"} as policies write it.
     *
     * @throws ValueFormatException when the text has another form
     */
    public static EntityUid parse(String text) {
        int quote = text.indexOf('"');
        int end = text.length() - 1;
        if (quote < 3 || end <= quote || text.charAt(end) != '"' || !text.startsWith("::", quote - 2)) {
            throw new ValueFormatException(
                    "\"" + text + "\" is not an entity: write Type::\"id\", for example User::\"alice\"", 0);
        }
        String type = text.substring(0, quote - 2);
        if (!Names.isPath(type)) {
            throw new ValueFormatException("\"" + type + "\" is not an entity type: write identifiers joined by ::", 0);
        }
        for (int i = quote + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            }
            if (c == '"' || i >= end) {
                throw new ValueFormatException("the id of the entity must be one string literal: " + text, i);
            }
        }
        return new EntityUid(type.intern(), Escapes.unescape(text.substring(quote + 1, end)));
    }

    /** The entity of the same type with another id. Cheaper than {@link #of}: the type is known to be one. */
    public EntityUid withId(String otherId) {
        return new EntityUid(type, otherId);
    }

    /** The entity's type: identifiers joined by {@code ::}. */
    public String type() {
        return type;
    }

    /** The entity's id, any text. */
    public String id() {
        return id;
    }

    @Override
    public String typeName() {
        return "entity";
    }

    @Override
    public int compareTo(EntityUid other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof EntityUid uid && hash == uid.hash && id.equals(uid.id) && type.equals(uid.type));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return type + "::" + Escapes.quote(id);
    }
}
