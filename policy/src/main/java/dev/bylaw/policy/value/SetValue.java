// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A Cedar set: unordered, without duplicates, of values that need not share a type.
 *
 * <p>Elements are held in one canonical order, so that equal sets have equal forms and looking up takes logarithmic time
 * whatever the elements are.
 */
public final class SetValue implements Value {

    public static final SetValue EMPTY = new SetValue(new Value[0]);

    final Value[] elements;
    private int hash;

    private SetValue(Value[] elements) {
        this.elements = elements;
    }

    /** The set of these values; duplicates collapse. */
    public static SetValue of(Value... values) {
        Value[] sorted = values.clone();
        Arrays.sort(sorted, CanonicalOrder.INSTANCE);
        int size = 0;
        for (Value value : sorted) {
            if (size == 0 || !sorted[size - 1].equals(value)) {
                sorted[size++] = value;
            }
        }
        return size == 0 ? EMPTY : new SetValue(size == sorted.length ? sorted : Arrays.copyOf(sorted, size));
    }

    /** The set of these values; duplicates collapse. */
    public static SetValue of(Collection<? extends Value> values) {
        return of(values.toArray(new Value[0]));
    }

    /** The number of distinct elements. */
    public int size() {
        return elements.length;
    }

    /** The element at this position of the canonical order, from 0. */
    public Value get(int index) {
        return elements[index];
    }

    /** The elements in canonical order; unmodifiable. */
    public List<Value> elements() {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    /** Cedar's {@code contains}. */
    public boolean contains(Value value) {
        return Arrays.binarySearch(elements, value, CanonicalOrder.INSTANCE) >= 0;
    }

    /** Cedar's {@code containsAll}. */
    public boolean containsAll(SetValue other) {
        if (other.elements.length > elements.length) {
            return false;
        }
        for (Value value : other.elements) {
            if (!contains(value)) {
                return false;
            }
        }
        return true;
    }

    /** Cedar's {@code containsAny}. */
    public boolean containsAny(SetValue other) {
        if (other.elements.length > elements.length) {
            return other.containsAny(this);
        }
        for (Value value : other.elements) {
            if (contains(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String typeName() {
        return "set";
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof SetValue set && Arrays.equals(elements, set.elements));
    }

    // Racy on purpose, as in java.lang.String: every thread computes the same number.
    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = Arrays.hashCode(elements);
            hash = h;
        }
        return h;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < elements.length; i++) {
            out.append(i == 0 ? "" : ", ").append(elements[i]);
        }
        return out.append(']').toString();
    }
}
