// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

/**
 * One JSON value that can write itself: how a caller's own value types reach a record without a copy of them here.
 *
 * <p>It writes exactly one value, the same one every time, and runs no application code.
 */
public interface JsonValue {

    /** Writes exactly one value. */
    void writeTo(JsonWriter out);

    /** A text. */
    record Text(String text) implements JsonValue {
        @Override
        public void writeTo(JsonWriter out) {
            out.string(text);
        }
    }

    /** An integer. */
    record Whole(long number) implements JsonValue {
        @Override
        public void writeTo(JsonWriter out) {
            out.number(number);
        }
    }

    /** A truth value. */
    record Truth(boolean value) implements JsonValue {
        @Override
        public void writeTo(JsonWriter out) {
            out.bool(value);
        }
    }
}
