// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds things by the name of an entity, on the path of every decision. Immutable; any thread may read it.
 *
 * <p>A general map calls {@code hashCode} and {@code equals} through tables that every class of the JVM shares; this one
 * reads fields, and is about three times as fast. Names come from data that others write, and can be made to collide: a
 * name that does not find a place near its own goes to a general map, which such names do not slow down.
 *
 * @param <V> what is found
 */
public final class UidMap<V> {

    private static final int FARTHEST = 16;

    private final EntityUid[] keys;
    private final V[] values;
    private final int shift;
    private final Map<EntityUid, V> crowded = new HashMap<>();

    /** A map of these entries. */
    public UidMap(Map<EntityUid, ? extends V> entries) {
        int capacity = Integer.highestOneBit(Math.max(2, entries.size())) * 4;
        this.shift = Integer.numberOfLeadingZeros(capacity) + 1;
        this.keys = new EntityUid[capacity + FARTHEST];
        @SuppressWarnings("unchecked") // Nothing but values of type V goes in, and the array does not leave.
        V[] places = (V[]) new Object[keys.length];
        this.values = places;
        entries.forEach(this::put);
    }

    private void put(EntityUid key, V value) {
        int home = home(key);
        for (int i = home; i < home + FARTHEST; i++) {
            if (keys[i] == null) {
                keys[i] = key;
                values[i] = value;
                return;
            }
        }
        crowded.put(key, value);
    }

    // The lowest bits of a text's hash are those of its last letter; the multiplication lets all of them count.
    private int home(EntityUid key) {
        return (key.hashCode() * 0x9E3779B9) >>> shift;
    }

    /** What is under this name, or null. */
    public V get(EntityUid key) {
        int home = home(key);
        for (int i = home; i < home + FARTHEST; i++) {
            EntityUid found = keys[i];
            if (found == null) {
                return null;
            } else if (found.equals(key)) {
                return values[i];
            }
        }
        return crowded.get(key);
    }

    /** What is under this name, or the alternative. */
    public V getOrDefault(EntityUid key, V alternative) {
        V found = get(key);
        return found == null ? alternative : found;
    }
}
