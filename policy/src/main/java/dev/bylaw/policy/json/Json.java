// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.ast.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value, and where it stands. Numbers are whole: no format here has others. */
public sealed interface Json {

    /** Where it stands in its text. */
    Span span();

    /** An object, its members in the order written. */
    record Obj(Map<String, Json> members, Span span) implements Json {
        /** Copies the members. */
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** An array. */
    record Arr(List<Json> elements, Span span) implements Json {
        /** Copies the elements. */
        public Arr {
            elements = List.copyOf(elements);
        }
    }

    /** A string. */
    record Str(String value, Span span) implements Json {}

    /** A whole number. */
    record Num(long value, Span span) implements Json {}

    /** A boolean. */
    record Bool(boolean value, Span span) implements Json {}

    /** {@code null}. */
    record Null(Span span) implements Json {}

    /** What the value is, as messages speak of it. */
    default String described() {
        if (this instanceof Obj) {
            return "an object";
        } else if (this instanceof Arr) {
            return "an array";
        } else if (this instanceof Str) {
            return "a string";
        } else if (this instanceof Num) {
            return "a number";
        }
        return this instanceof Bool ? "a boolean" : "null";
    }

    /** An object made by a program. */
    static Obj object(Map<String, Json> members) {
        return new Obj(members, Span.NONE);
    }

    /** An object with one member, made by a program. */
    static Obj object(String name, Json value) {
        return new Obj(Map.of(name, value), Span.NONE);
    }

    /** An object with two members, made by a program. */
    static Obj object(String firstName, Json first, String secondName, Json second) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put(firstName, first);
        members.put(secondName, second);
        return new Obj(members, Span.NONE);
    }

    /** An array made by a program. */
    static Arr array(Collection<? extends Json> elements) {
        return new Arr(new ArrayList<>(elements), Span.NONE);
    }

    /** An array made by a program. */
    static Arr array(Json... elements) {
        return array(Arrays.asList(elements));
    }

    /** A string made by a program. */
    static Str string(String value) {
        return new Str(value, Span.NONE);
    }

    /** A number made by a program. */
    static Num number(long value) {
        return new Num(value, Span.NONE);
    }

    /** A boolean made by a program. */
    static Bool bool(boolean value) {
        return new Bool(value, Span.NONE);
    }
}
