// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.PackedRef;

/**
 * The decisions of this boot whose outcome is not written yet, by their number: what an outcome's record must say of them.
 * A hash table with linear probing in three arrays; a decision makes no object. They grow and shrink with what they hold, which
 * is bounded: the log takes no more decisions that allow something while {@link #LIMIT} have no outcome.
 *
 * <p>One thread.
 */
final class OpenTable {

    /**
     * How many calls may be running before further ones are refused; a group of records that is being written may pass it a
     * little. At 212 bytes for each at the worst, 55 MB.
     */
    static final int LIMIT = 1 << 18;

    private static final int FIRST_PLACES = 1 << 10;
    private static final int NONE = -1;

    private long[] numbers = new long[FIRST_PLACES];
    private long[] times = new long[FIRST_PLACES];
    private byte[] refs = new byte[FIRST_PLACES * PackedRef.LENGTH];
    private int mask = FIRST_PLACES - 1;
    private int size;

    /** Adds a decision. Returns where in {@link #refs} its reference goes. */
    int add(long number, long timeMicros) {
        if (2 * (size + 1) > numbers.length) {
            resize(2 * numbers.length);
        }
        int place = place(number);
        while (numbers[place] != 0) {
            place = (place + 1) & mask;
        }
        numbers[place] = number;
        times[place] = timeMicros;
        size++;
        return place * PackedRef.LENGTH;
    }

    /** Where a decision stands, or a negative number when it is not here. */
    int find(long number) {
        for (int place = place(number); numbers[place] != 0; place = (place + 1) & mask) {
            if (numbers[place] == number) {
                return place;
            }
        }
        return NONE;
    }

    /** When the decision at that place was made, in microseconds. */
    long timeAt(int place) {
        return times[place];
    }

    /** Where in {@link #refs} the reference to the decision at that place stands. */
    int refAt(int place) {
        return place * PackedRef.LENGTH;
    }

    /** The references, each a {@link PackedRef}. */
    byte[] refs() {
        return refs;
    }

    /** How many decisions are open. */
    int size() {
        return size;
    }

    /** Removes the decision at that place, and moves up those that it had pushed aside. */
    void remove(int place) {
        int hole = place;
        size--;
        for (int next = (hole + 1) & mask; numbers[next] != 0; next = (next + 1) & mask) {
            int home = place(numbers[next]);
            // It may fill the hole unless its own place lies behind the hole.
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                move(next, hole);
                hole = next;
            }
        }
        numbers[hole] = 0;
        if (numbers.length > FIRST_PLACES && 8 * size < numbers.length) {
            resize(numbers.length / 2);
        }
    }

    private void move(int from, int to) {
        numbers[to] = numbers[from];
        times[to] = times[from];
        System.arraycopy(refs, from * PackedRef.LENGTH, refs, to * PackedRef.LENGTH, PackedRef.LENGTH);
    }

    /**
     * Not the number's low bits: calls that began together and do not end would fill one stretch of the table, and each later
     * number that falls into it would walk to its end.
     */
    private int place(long number) {
        return (int) ((number * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
    }

    private void resize(int places) {
        long[] oldNumbers = numbers;
        long[] oldTimes = times;
        byte[] oldRefs = refs;
        numbers = new long[places];
        times = new long[places];
        refs = new byte[places * PackedRef.LENGTH];
        mask = places - 1;
        size = 0;
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                int at = add(oldNumbers[i], oldTimes[i]);
                System.arraycopy(oldRefs, i * PackedRef.LENGTH, refs, at, PackedRef.LENGTH);
            }
        }
    }
}
