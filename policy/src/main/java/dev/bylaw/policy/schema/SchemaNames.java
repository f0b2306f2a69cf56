// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.value.Escapes;
import dev.bylaw.policy.value.Names;

/** The rules for names in schemas, where they differ from those in policies. */
final class SchemaNames {

    /** Deeper types are refused, so that no schema can overflow the stack of whoever walks them. */
    static final int MAX_NESTING = 64;

    static final String BUILTINS = "__cedar";
    static final String ACTION = "Action";

    private SchemaNames() {}

    /** Whether the name, or a part of it, is kept for the builtin types. */
    static boolean isReserved(String name) {
        for (int start = 0; start >= 0; ) {
            int end = name.indexOf("::", start);
            if (name.substring(start, end < 0 ? name.length() : end).equals(BUILTINS)) {
                return true;
            }
            start = end < 0 ? -1 : end + 2;
        }
        return false;
    }

    /** Whether the text may refer to a type: a path, {@code __cedar} included. */
    static boolean isReference(String text) {
        return Names.isPath(text.startsWith(BUILTINS + "::") ? text.substring(BUILTINS.length() + 2) : text);
    }

    /** Whether the JSON syntax gives the word a meaning of its own, so that no common type may have it. */
    static boolean isTypeKeyword(String word) {
        return switch (word) {
            case "Bool", "Boolean", "Entity", "Extension", "Long", "Record", "Set", "String" -> true;
            default -> false;
        };
    }

    static String qualify(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "::" + name;
    }

    static boolean isQualified(String name) {
        return name.contains("::");
    }

    /** The last part of a name. */
    static String basename(String name) {
        int colons = name.lastIndexOf("::");
        return colons < 0 ? name : name.substring(colons + 2);
    }

    /** Whether entities of this type are actions: the last part of the name decides. */
    static boolean isActionType(String name) {
        return basename(name).equals(ACTION);
    }

    /** An attribute's name as a schema writes it: quoted unless it is an identifier. */
    static String attribute(String name) {
        return Names.isIdentifier(name) ? name : Escapes.quote(name);
    }
}
