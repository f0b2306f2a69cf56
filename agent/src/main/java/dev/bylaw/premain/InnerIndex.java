// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.nio.charset.StandardCharsets;

/**
 * The index that the build puts first into the inner jar: see {@code JarIndex} of the packing. Without it each start would read
 * a directory of 1,400 entries, in code that is still interpreted.
 *
 * <p>Of two entries of one hash code it would find one; the build makes no such jar. What is read says whose content it is.
 */
final class InnerIndex {

    private static final String NAME = "dev/bylaw/INDEX";
    private static final int LOCAL_SIZE = 30;
    /** How many bytes stand before the table. */
    static final int START = LOCAL_SIZE + NAME.length();

    private static final int SLOT = 12;

    private final byte[] table;
    private final int mask;

    InnerIndex(byte[] table) {
        this.table = table;
        this.mask = table.length / SLOT - 1;
    }

    /** How long the table is in a jar that begins like this; 0 when there is none. */
    static int length(byte[] jar) {
        if (jar.length < START || InnerJar.u16(jar, 26) != NAME.length() || InnerJar.u16(jar, 28) != 0) {
            return 0;
        }
        int size = InnerJar.i32(jar, 22);
        boolean whole = size >= SLOT && size % SLOT == 0 && Integer.bitCount(size / SLOT) == 1;
        return whole && NAME.equals(new String(jar, LOCAL_SIZE, NAME.length(), StandardCharsets.ISO_8859_1)) ? size : 0;
    }

    /** Where an entry of this name's hash code is noted, or -1. */
    int slot(String name) {
        int hash = name.hashCode();
        int slot = hash & mask;
        for (int tried = 0; tried <= mask && offset(slot) != 0; tried++) {
            if (InnerJar.i32(table, slot * SLOT) == hash) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** Where the entry's local header begins. */
    int offset(int slot) {
        return InnerJar.i32(table, slot * SLOT + 4);
    }

    /** How long its content is. */
    int size(int slot) {
        return InnerJar.i32(table, slot * SLOT + 8);
    }
}
