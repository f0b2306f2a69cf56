// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.Escapes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads trees of {@link Json} with the messages their authors need. Every method may throw {@link SyntaxError}. */
public final class JsonFields {

    private final Json.Obj object;
    private final String what;

    private JsonFields(Json.Obj object, String what) {
        this.object = object;
        this.what = what;
    }

    /**
     * The fields of an object that may have these and no others.
     *
     * @param what what the object describes, for messages
     */
    public static JsonFields of(Json value, String what, String... known) {
        Json.Obj object = object(value, what);
        Set<String> names = new HashSet<>(Arrays.asList(known));
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (!names.contains(member.getKey())) {
                String hint = NearestName.hint(member.getKey(), names);
                String message = what + " has no field " + Escapes.quote(member.getKey());
                throw error(member.getValue().span(), message, hint.isEmpty() ? "it has " + List.of(known) : hint);
            }
        }
        return new JsonFields(object, what);
    }

    /** The value of a field that must be there. */
    public Json required(String name) {
        Json value = object.members().get(name);
        if (value == null) {
            throw error(object.span(), what + " needs a field " + Escapes.quote(name), "");
        }
        return value;
    }

    /** The value of a field that may be there. */
    public Optional<Json> optional(String name) {
        return Optional.ofNullable(object.members().get(name));
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return object.members().containsKey(name);
    }

    /** The value of a string field that must be there. */
    public String string(String name) {
        return string(required(name), what + "'s " + name);
    }

    /** The value, which must be an object. */
    public static Json.Obj object(Json value, String what) {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw mismatch(value, what, "an object");
    }

    /** The value, which must be an array. */
    public static List<Json> array(Json value, String what) {
        if (value instanceof Json.Arr array) {
            return array.elements();
        }
        throw mismatch(value, what, "an array");
    }

    /** The value, which must be a string. */
    public static String string(Json value, String what) {
        if (value instanceof Json.Str string) {
            return string.value();
        }
        throw mismatch(value, what, "a string");
    }

    /** An error in a tree. */
    public static SyntaxError error(Span span, String message, String hint) {
        return new SyntaxError(Diagnostic.error("json", span, message, hint));
    }

    private static SyntaxError mismatch(Json value, String what, String wanted) {
        return error(value.span(), what + " must be " + wanted + ", not " + value.described(), "");
    }
}
