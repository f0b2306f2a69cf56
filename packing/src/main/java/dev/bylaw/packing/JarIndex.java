// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The first entry of the inner jar: a hash table of all others, made by the build so that no start has to make one.
 *
 * <pre>
 *   slots, a power of two of them and at least twice as many as entries; little-endian
 *     int  the hash code of the entry's name, as String.hashCode defines it
 *     int  where its local header begins in the jar; 0 in a free slot
 *     int  the length of its content
 * </pre>
 *
 * An entry stands in the first slot that was free from the one on that the lower bits of its hash name; after the last slot
 * comes the first.
 */
public final class JarIndex {

    /** The name of the entry. */
    public static final String NAME = "dev/bylaw/INDEX";

    private static final int SLOT = 3 * Integer.BYTES;
    private static final int LOCAL_HEADER = 30;

    private JarIndex() {}

    /**
     * The index of entries that follow it in the order of this map, stored, and without extra fields.
     *
     * @throws IllegalArgumentException when two names have the same hash code: rename one
     */
    public static byte[] of(Map<String, byte[]> entries) {
        int slots = Math.max(2, Integer.highestOneBit(Math.max(1, entries.size())) << 2);
        ByteBuffer table = ByteBuffer.allocate(slots * SLOT).order(ByteOrder.LITTLE_ENDIAN);
        int offset = LOCAL_HEADER + NAME.length() + table.capacity();
        for (Map.Entry<String, byte[]> each : entries.entrySet()) {
            int hash = each.getKey().hashCode();
            int slot = hash & (slots - 1);
            while (table.getInt(slot * SLOT + Integer.BYTES) != 0) {
                if (table.getInt(slot * SLOT) == hash) {
                    throw new IllegalArgumentException("two entries have the hash code of " + each.getKey());
                }
                slot = (slot + 1) & (slots - 1);
            }
            table.putInt(slot * SLOT, hash);
            table.putInt(slot * SLOT + Integer.BYTES, offset);
            table.putInt(slot * SLOT + 2 * Integer.BYTES, each.getValue().length);
            offset += LOCAL_HEADER + each.getKey().getBytes(StandardCharsets.UTF_8).length + each.getValue().length;
        }
        return table.array();
    }
}
