// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Copies the contents of the JDK's own arrays, collections and maps, chosen by exact class. Copying them calls no method
 * of their elements: no hashing, no comparing.
 */
final class Collections {

    /** Large collections are opaque; copying them would cost the caller more than the call. */
    private static final int LARGEST = Snapshot.Budget.ELEMENTS;

    // The immutable collections have classes that cannot be named, and the smallest are of other classes than the rest.
    private static final Set<Class<?>> COLLECTIONS = Set.of(
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            List.of().getClass(),
            List.of(1).getClass(),
            Set.of(1).getClass(),
            Set.of(1, 2, 3).getClass(),
            Arrays.asList(1).getClass());

    private static final Set<Class<?>> MAPS = Set.of(
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            Map.of().getClass(),
            Map.of(1, 1).getClass());

    private Collections() {}

    /** The elements, or {@code null} when the object is none of these, or is being changed by somebody. */
    static Object[] contents(Object candidate) {
        Class<?> type = candidate.getClass();
        if (type.isArray()) {
            return array(candidate, type);
        }
        if (!COLLECTIONS.contains(type)) {
            return null;
        }
        Collection<?> collection = (Collection<?>) candidate;
        return guarded(() -> collection.size() > LARGEST ? null : collection.toArray());
    }

    /** Keys and values in turn, or {@code null} when the object is no map of these classes. */
    static Object[] entries(Object candidate) {
        if (!MAPS.contains(candidate.getClass())) {
            return null;
        }
        Map<?, ?> map = (Map<?, ?>) candidate;
        return guarded(() -> {
            if (map.size() > LARGEST) {
                return null;
            }
            List<Object> entries = new ArrayList<>(2 * map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.add(entry.getKey());
                entries.add(entry.getValue());
            }
            return entries.toArray();
        });
    }

    private interface Copy {
        Object[] contents();
    }

    /** A collection that another thread changes meanwhile may throw anything; then it is opaque. */
    private static Object[] guarded(Copy copy) {
        try {
            return copy.contents();
        } catch (RuntimeException changedMeanwhile) {
            return null;
        }
    }

    private static Object[] array(Object array, Class<?> type) {
        int length = Array.getLength(array);
        if (length > LARGEST) {
            return null;
        }
        if (!type.getComponentType().isPrimitive()) {
            return ((Object[]) array).clone();
        }
        Object[] boxed = new Object[length];
        for (int i = 0; i < length; i++) {
            boxed[i] = Array.get(array, i);
        }
        return boxed;
    }
}
