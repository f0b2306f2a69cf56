// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.json;

import java.util.List;
import java.util.Map;

/** A JSON value. Immutable; members keep the order in which they were read. */
public sealed interface Json {

    /** What is not there. Asking it for a member gives it again, so a path can be followed without checks. */
    enum Absent implements Json {
        /** No value. */
        ABSENT
    }

    /** {@code null}. */
    record Null() implements Json {}

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {}

    /** A number, as it was written. */
    record Num(String literal) implements Json {}

    /** A string. */
    record Text(String value) implements Json {}

    /** An array. */
    record Arr(List<Json> items) implements Json {
        /** Keeps the list, which nobody else has. */
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** An object. */
    record Obj(Map<String, Json> members) implements Json {}

    /** The member at this path, or {@link Absent}. */
    default Json at(String... path) {
        Json value = this;
        for (String name : path) {
            value = value instanceof Obj object ? object.members().getOrDefault(name, Absent.ABSENT) : Absent.ABSENT;
        }
        return value;
    }

    /** The string, or the empty text when it is no string. */
    default String text() {
        return this instanceof Text text ? text.value() : "";
    }

    /** The items, or none when it is no array. */
    default List<Json> items() {
        return this instanceof Arr array ? array.items() : List.of();
    }

    /** The strings among the items. */
    default List<String> texts() {
        return items().stream().filter(Text.class::isInstance).map(Json::text).toList();
    }

    /** Whether there is a value. */
    default boolean isPresent() {
        return !(this instanceof Absent);
    }

    /** What it is, for messages: {@code a string}, {@code an object} … */
    default String kind() {
        if (this instanceof Obj) {
            return "an object";
        } else if (this instanceof Arr) {
            return "an array";
        } else if (this instanceof Text) {
            return "a string";
        } else if (this instanceof Num) {
            return "a number";
        } else if (this instanceof Bool) {
            return "true or false";
        }
        return this instanceof Null ? "null" : "nothing";
    }
}
