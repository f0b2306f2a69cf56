// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attribute names of a record, in their canonical order; a name's position is its slot.
 *
 * <p>Records that are made alike share a shape, and then an evaluator finds an attribute by its slot: it compares one
 * reference in place of looking up a name. A caller that builds the same record at every request makes the shape once
 * and keeps it. Shapes with equal names are equal, but only an identical shape is fast.
 */
public final class RecordShape implements Comparable<RecordShape> {

    public static final RecordShape EMPTY = new RecordShape(new String[0]);

    final String[] names;
    private int hash;

    RecordShape(String[] sortedNames) {
        this.names = sortedNames;
    }

    /**
     * The shape of records with these attributes, in any order.
     *
     * @throws IllegalArgumentException when a name occurs twice
     */
    public static RecordShape of(Collection<String> names) {
        return of(names.toArray(new String[0]));
    }

    /**
     * The shape of records with these attributes, in any order.
     *
     * @throws IllegalArgumentException when a name occurs twice
     */
    public static RecordShape of(String... names) {
        if (names.length == 0) {
            return EMPTY;
        }
        String[] sorted = names.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i].equals(sorted[i - 1])) {
                throw new IllegalArgumentException("A record has one attribute of a name, not two: " + sorted[i]);
            }
        }
        return new RecordShape(sorted);
    }

    /** The number of attributes. */
    public int size() {
        return names.length;
    }

    /** The slot of this attribute, or a negative number when the shape has none of that name. */
    public int slot(String name) {
        return Arrays.binarySearch(names, name);
    }

    /** The name of the attribute in this slot. */
    public String name(int slot) {
        return names[slot];
    }

    /** The names by slot; unmodifiable. */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /**
     * A record of this shape.
     *
     * @param valuesBySlot one value for each slot; copied
     */
    public RecordValue record(Value... valuesBySlot) {
        if (valuesBySlot.length != names.length) {
            throw new IllegalArgumentException(
                    "This shape has " + names.length + " attributes, and got " + valuesBySlot.length + " values.");
        }
        Value[] values = valuesBySlot.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw new NullPointerException("Attribute " + names[i] + " has no value; leave it out of the shape.");
            }
        }
        return new RecordValue(this, values);
    }

    /** Begins a record of this shape whose values come one by one: it copies nothing, and {@link #record} does. */
    public Filling fill() {
        return new Filling(this);
    }

    /** A record that is being filled. One thread; of no use once {@link #done} was called. */
    public static final class Filling {

        private final RecordShape shape;
        private Value[] values;

        private Filling(RecordShape shape) {
            this.shape = shape;
            this.values = new Value[shape.names.length];
        }

        /** Puts a value into a slot. */
        public Filling put(int slot, Value value) {
            values[slot] = value;
            return this;
        }

        /**
         * The record.
         *
         * @throws NullPointerException when a slot has no value, and when it was asked for before
         */
        public RecordValue done() {
            Value[] filled = values;
            for (int i = 0; i < filled.length; i++) {
                if (filled[i] == null) {
                    throw new NullPointerException("Attribute " + shape.names[i] + " has no value.");
                }
            }
            values = null; // nobody can change the record any more
            return new RecordValue(shape, filled);
        }

        /** The record of the slots that have values, under a shape of its own. */
        public RecordValue doneWithout() {
            Map<String, Value> present = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                if (values[i] != null) {
                    present.put(shape.names[i], values[i]);
                }
            }
            values = null;
            return RecordValue.of(present);
        }
    }

    @Override
    public int compareTo(RecordShape other) {
        return this == other ? 0 : Arrays.compare(names, other.names);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof RecordShape shape
                        && hashCode() == shape.hashCode()
                        && Arrays.equals(names, shape.names));
    }

    // Racy on purpose, as in java.lang.String: every thread computes the same number.
    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = Arrays.hashCode(names);
            hash = h;
        }
        return h;
    }

    @Override
    public String toString() {
        return names().toString();
    }
}
