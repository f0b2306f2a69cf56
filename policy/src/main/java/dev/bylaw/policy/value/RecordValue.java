// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A Cedar record: attributes by name, in the canonical order of their {@link RecordShape}. */
public final class RecordValue implements Value {

    public static final RecordValue EMPTY = new RecordValue(RecordShape.EMPTY, new Value[0]);

    final Value[] values;
    private final RecordShape shape;
    private int hash;

    RecordValue(RecordShape shape, Value[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** The record with these attributes. */
    public static RecordValue of(Map<String, ? extends Value> attributes) {
        if (attributes.isEmpty()) {
            return EMPTY;
        }
        RecordShape shape = RecordShape.of(attributes.keySet());
        Value[] values = new Value[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = attributes.get(shape.name(i));
        }
        return shape.record(values);
    }

    /** The record with this one attribute. */
    public static RecordValue of(String name, Value value) {
        return RecordShape.of(name).record(value);
    }

    /** The names of the attributes, and the slot of each. */
    public RecordShape shape() {
        return shape;
    }

    /**
     * The same record, made of this shape: for sharing one shape among records that were read apart.
     *
     * @throws IllegalArgumentException when the shape has other names
     */
    public RecordValue withShape(RecordShape equalShape) {
        if (!shape.equals(equalShape)) {
            throw new IllegalArgumentException("The record has the attributes " + shape + ", not " + equalShape + ".");
        }
        return new RecordValue(equalShape, values);
    }

    /** The value in this slot of the shape. */
    public Value at(int slot) {
        return values[slot];
    }

    /** The value of this attribute. */
    public Optional<Value> get(String name) {
        return Optional.ofNullable(getOrNull(name));
    }

    /** The value of this attribute, or null when there is none: the form that allocates nothing. */
    public Value getOrNull(String name) {
        int slot = shape.slot(name);
        return slot < 0 ? null : values[slot];
    }

    /** Cedar's {@code has}. */
    public boolean has(String name) {
        return shape.slot(name) >= 0;
    }

    /** The number of attributes. */
    public int size() {
        return values.length;
    }

    /** The attributes as a new map in canonical order. */
    public Map<String, Value> toMap() {
        Map<String, Value> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(shape.name(i), values[i]);
        }
        return map;
    }

    @Override
    public String typeName() {
        return "record";
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof RecordValue record
                        && shape.equals(record.shape)
                        && Arrays.equals(values, record.values));
    }

    // Racy on purpose, as in java.lang.String: every thread computes the same number.
    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = shape.hashCode() * 31 + Arrays.hashCode(values);
            hash = h;
        }
        return h;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ", ").append(Escapes.quote(shape.name(i)));
            out.append(": ").append(values[i]);
        }
        return out.append('}').toString();
    }
}
