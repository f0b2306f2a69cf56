// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;

/**
 * Policy values as records hold them. Text, whole numbers, truth values, sets and records are JSON's own; entities and
 * extension values are the text that policies write for them. Numbers beyond 2^53 are texts, since records have to read
 * the same in every JSON parser.
 */
final class ValueJson {

    private static final long EXACT = 1L << 53;
    private static final int HEAVIEST = 1 << 29;

    private ValueJson() {}

    /** About how many bytes a value holds. */
    static int weight(Value value) {
        if (value instanceof StringValue text) {
            return text.value().length();
        }
        int sum = Long.BYTES;
        if (value instanceof SetValue set) {
            for (int i = 0; i < set.size(); i++) {
                sum = heavier(sum, weight(set.get(i)));
            }
        } else if (value instanceof RecordValue record) {
            for (int i = 0; i < record.size(); i++) {
                sum = heavier(sum, weight(record.at(i)));
            }
        }
        return sum;
    }

    private static int heavier(int sum, int more) {
        return Math.min(HEAVIEST, sum + more);
    }

    /** Writes a value. */
    static void write(Value value, JsonWriter out) {
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
