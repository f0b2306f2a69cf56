// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;

/**
 * A policy value as a record holds it. Text, whole numbers, truth values, sets and records are JSON's own; entities and
 * extension values are the text that policies write for them. Numbers beyond 2^53 are texts, since records have to read
 * the same in every JSON parser.
 */
record ValueJson(Value value) implements JsonValue {

    private static final long EXACT = 1L << 53;

    @Override
    public void writeTo(JsonWriter out) {
        write(value, out);
    }

    private static void write(Value value, JsonWriter out) {
        if (value instanceof StringValue text) {
            out.string(text.value());
        } else if (value instanceof LongValue number
                && Math.abs(number.value()) <= EXACT
                && number.value() != Long.MIN_VALUE) {
            out.number(number.value());
        } else if (value instanceof BoolValue truth) {
            out.bool(truth.equals(BoolValue.TRUE));
        } else if (value instanceof SetValue set) {
            out.beginArray();
            for (int i = 0; i < set.size(); i++) {
                write(set.get(i), out);
            }
            out.endArray();
        } else if (value instanceof RecordValue record) {
            out.beginObject();
            for (int i = 0; i < record.size(); i++) {
                out.name(record.shape().name(i));
                write(record.at(i), out);
            }
            out.endObject();
        } else {
            out.string(value.toString());
        }
    }
}
