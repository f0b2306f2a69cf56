// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.ast.Span;
import java.util.List;
import java.util.Map;

/** A JSON text whose parts know their places. Members keep their order; a key occurs once. */
sealed interface JsonTree {

    Span span();

    record Fields(Map<String, Member> members, Span span) implements JsonTree {}

    record Member(Span key, JsonTree value) {}

    record Items(List<JsonTree> items, Span span) implements JsonTree {}

    record Text(String value, Span span) implements JsonTree {}

    record Flag(boolean value, Span span) implements JsonTree {}

    record Nothing(Span span) implements JsonTree {}

    /** A number; schemas have none, so it is only ever refused. */
    record Numeral(Span span) implements JsonTree {}

    /** How a message calls what was found. */
    default String describe() {
        if (this instanceof Fields) {
            return "an object";
        }
        if (this instanceof Items) {
            return "an array";
        }
        if (this instanceof Text) {
            return "a string";
        }
        if (this instanceof Flag) {
            return "a boolean";
        }
        return this instanceof Nothing ? "null" : "a number";
    }
}
