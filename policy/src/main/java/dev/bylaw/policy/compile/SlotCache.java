// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;

/**
 * Finds an attribute in records that mostly share a shape: one comparison of references in place of a search.
 *
 * <p>Threads race on the remembered shape without harm: it is one immutable object, and any of them is right. After a few
 * changes it stays as it is, so that records without a common shape cost a search and no allocation.
 */
final class SlotCache {

    private static final int MOST_CHANGES = 16;

    private final String name;
    private Remembered remembered = new Remembered(RecordShape.EMPTY, -1);
    private int changes;

    private record Remembered(RecordShape shape, int slot) {}

    SlotCache(String name) {
        this.name = name;
    }

    /** The attribute's value, or null when the record has none. */
    Value find(RecordValue record) {
        int slot = slot(record.shape());
        return slot < 0 ? null : record.at(slot);
    }

    /** Whether the record has the attribute. */
    boolean has(RecordValue record) {
        return slot(record.shape()) >= 0;
    }

    @SuppressWarnings("ReferenceEquality") // An equal shape that is not the same one is found by the search.
    private int slot(RecordShape shape) {
        Remembered last = remembered;
        if (last.shape == shape) {
            return last.slot;
        }
        int slot = shape.slot(name);
        if (changes < MOST_CHANGES) {
            changes++;
            remembered = new Remembered(shape, slot);
        }
        return slot;
    }
}
