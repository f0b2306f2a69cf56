// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.schema.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order of Cedar's types. Permissive mode has width and depth subtyping of records and unions of entity types;
 * strict mode has neither: there a common supertype exists only where it adds nothing.
 *
 * <p>Recursion is bounded by the nesting of types, which schemas and the parser bound.
 */
final class Lattice {

    private final boolean strict;

    Lattice(Mode mode) {
        this.strict = mode == Mode.STRICT;
    }

    boolean isSubtype(Type a, Type b) {
        if (a == b || a == Type.Simple.NEVER || a.equals(b)) {
            return true;
        }
        if (a instanceof Type.Bool) {
            return b == Type.Bool.ANY;
        }
        if (a instanceof Type.SetOf set) {
            return b == Type.Simple.ANY_SET
                    || (b instanceof Type.SetOf other && isSubtype(set.element(), other.element()));
        }
        if (a instanceof Type.Entity entity) {
            // No written schema has a union, and joining makes none in strict mode: one that is there was declared.
            return b instanceof Type.Entity other
                    ? (!strict || other.names().size() > 1) && other.names().containsAll(entity.names())
                    : !strict && b == Type.Simple.ANY_ENTITY;
        }
        return a instanceof Type.RecordOf record && b instanceof Type.RecordOf other && isSubtype(record, other);
    }

    private boolean isSubtype(Type.RecordOf a, Type.RecordOf b) {
        boolean widthAllowed = b.open() && !strict;
        if ((a.open() && !b.open())
                || (!widthAllowed
                        && !a.attributes().keySet().equals(b.attributes().keySet()))) {
            return false;
        }
        for (Map.Entry<String, Type.Attribute> entry : b.attributes().entrySet()) {
            Type.Attribute mine = a.attributes().get(entry.getKey());
            if (mine == null || !isSubtype(mine, entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSubtype(Type.Attribute a, Type.Attribute b) {
        boolean presence = strict ? a.required() == b.required() : a.required() || !b.required();
        return presence && isSubtype(a.type(), b.type());
    }

    /** The least upper bound, or null when the types have none. */
    Type join(Type a, Type b) {
        if (isSubtype(a, b)) {
            return b;
        }
        if (isSubtype(b, a)) {
            return a;
        }
        if (a instanceof Type.Bool && b instanceof Type.Bool) {
            return Type.Bool.ANY;
        }
        if (a instanceof Type.SetOf left && b instanceof Type.SetOf right) {
            Type element = join(left.element(), right.element());
            return element == null ? null : new Type.SetOf(element);
        }
        if (a instanceof Type.RecordOf left && b instanceof Type.RecordOf right) {
            return strict ? joinStrictly(left, right) : joinPermissively(left, right);
        }
        if (!strict && a instanceof Type.Entity left && b instanceof Type.Entity right) {
            NavigableSet<String> names = new TreeSet<>(left.names());
            names.addAll(right.names());
            return new Type.Entity(names);
        }
        return null;
    }

    /** The least upper bound of all, or null; that of nothing is NEVER. */
    Type join(Collection<Type> types) {
        Type all = Type.Simple.NEVER;
        for (Type type : types) {
            all = join(all, type);
            if (all == null) {
                return null;
            }
        }
        return all;
    }

    private Type joinStrictly(Type.RecordOf a, Type.RecordOf b) {
        if (!a.attributes().keySet().equals(b.attributes().keySet())) {
            return null;
        }
        Map<String, Type.Attribute> joined = new TreeMap<>();
        for (Map.Entry<String, Type.Attribute> entry : a.attributes().entrySet()) {
            Type.Attribute left = entry.getValue();
            Type.Attribute right = b.attributes().get(entry.getKey());
            Type type = join(left.type(), right.type());
            if (type == null || left.required() != right.required()) {
                return null;
            }
            joined.put(entry.getKey(), new Type.Attribute(type, left.required()));
        }
        return new Type.RecordOf(joined, a.open() || b.open());
    }

    /** Keeps the attributes that both have and that have a common type; the others may or may not be there. */
    Type.RecordOf joinPermissively(Type.RecordOf a, Type.RecordOf b) {
        Map<String, Type.Attribute> joined = new TreeMap<>();
        a.attributes().forEach((name, left) -> {
            Type.Attribute right = b.attributes().get(name);
            Type type = right == null ? null : join(left.type(), right.type());
            if (type != null) {
                joined.put(name, new Type.Attribute(type, left.required() && right.required()));
            }
        });
        boolean lostSome = !joined.keySet().equals(a.attributes().keySet())
                || !joined.keySet().equals(b.attributes().keySet());
        return new Type.RecordOf(joined, a.open() || b.open() || lostSome);
    }

    /** Whether no value has both types, as far as equality is concerned. Sets may be empty, so they never are. */
    static boolean areDisjoint(Type a, Type b) {
        return a instanceof Type.Entity left
                && b instanceof Type.Entity right
                && Collections.disjoint(left.names(), right.names());
    }

    /** Why two types have no least upper bound in strict mode, as a hint; empty when it is plain to see. */
    static String whyIncompatible(Type a, Type b) {
        if (a instanceof Type.Entity && b instanceof Type.Entity) {
            return "different entity types are never compatible, whatever their attributes are";
        }
        if (a instanceof Type.RecordOf left && b instanceof Type.RecordOf right) {
            return left.attributes().keySet().equals(right.attributes().keySet())
                    ? "attributes of one name must have one type, and both be required or both be optional"
                    : "records must have exactly the same attributes";
        }
        if (a instanceof Type.SetOf left && b instanceof Type.SetOf right) {
            return whyIncompatible(left.element(), right.element());
        }
        return "";
    }
}
