// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads Java records and maps. A record is read from the private final fields behind its components, because an accessor
 * is application code; where its module does not open the package, the record is opaque.
 */
final class Records {

    /** Remembered with the class itself, so that it goes when the class goes. */
    private static final ClassValue<Field[]> FIELDS = new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
            try {
                RecordComponent[] components = type.getRecordComponents();
                Field[] fields = new Field[components.length];
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = type.getDeclaredField(components[i].getName());
                    fields[i].setAccessible(true);
                }
                return fields;
            } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
                return null;
            }
        }
    };

    private Records() {}

    /** The record's or map's value without the components that are opaque, or {@code null} when it is neither. */
    static Value record(Object candidate, Snapshot.Budget budget) {
        if (candidate.getClass().isRecord()) {
            return ofRecord(candidate, budget);
        }
        Object[] entries = Collections.entries(candidate);
        return entries == null ? null : ofMap(entries, budget);
    }

    /** The component of this name as a policy would see it, or {@code null} when there is none or it is opaque. */
    static Value component(Object candidate, String name) {
        if (candidate == null || !candidate.getClass().isRecord()) {
            return null;
        }
        Field[] fields = FIELDS.get(candidate.getClass());
        if (fields == null) {
            return null;
        }
        for (Field field : fields) {
            if (field.getName().equals(name)) {
                return Snapshot.of(read(field, candidate));
            }
        }
        return null;
    }

    private static Value ofRecord(Object candidate, Snapshot.Budget budget) {
        Field[] fields = FIELDS.get(candidate.getClass());
        if (fields == null || !budget.spend(fields.length)) {
            return null;
        }
        Map<String, Value> components = new LinkedHashMap<>();
        for (Field field : fields) {
            Value value = budget.structured(read(field, candidate));
            if (value != null) {
                components.put(field.getName(), value);
            }
        }
        return RecordValue.of(components);
    }

    private static Object read(Field field, Object candidate) {
        try {
            return field.get(candidate);
        } catch (IllegalAccessException closed) {
            return null;
        }
    }

    private static Value ofMap(Object[] entries, Snapshot.Budget budget) {
        if (!budget.spend(entries.length / 2)) {
            return null;
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i] == null || entries[i].getClass() != String.class) {
                return null;
            }
            Value value = budget.structured(entries[i + 1]);
            if (value != null) {
                attributes.put((String) entries[i], value);
            }
        }
        return RecordValue.of(attributes);
    }
}
