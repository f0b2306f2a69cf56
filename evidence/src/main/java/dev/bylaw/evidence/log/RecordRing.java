// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands records from many threads to one, without locks and in the order of their numbers.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>One thread consumes.
 *   <li>Every claim is followed by exactly one {@link #publish} or {@link #abandon}, soon.
 *   <li>No record is longer than a quarter of the ring.
 * </ol>
 * <h2>Guarantees</h2>
 * <ol>
 *   <li>Claims are numbered 1, 2, 3 … without a gap: a claim that finds no room takes no number.
 *   <li>Records are consumed in the order of their numbers, once each.
 *   <li>What a producer wrote before {@link #publish} the consumer sees.
 * </ol>
 * <h2>Progress</h2>
 * Claims are lock-free. The consumer waits for the slowest of the claims before the next one.
 *
 * <pre>
 *   units of 64 bytes:   | 5 · · | 6 | pad · | 3 · · · | 4 · |
 *                          consumed ──►        tail (number, unit), one compare-and-set for both
 *   state of first unit:   0 = not there yet, units claimed and bytes filled, −n = skip n units
 * </pre>
 * Number and place are taken together because a number taken first could lose its place to a full ring, and would then be
 * missing from the log for ever.
 */
final class RecordRing {

    /** What {@link #claim} returns when there is no room. */
    static final long FULL = -1;

    private static final int UNIT_BITS = 6;
    private static final int UNIT = 1 << UNIT_BITS;
    /** A state's low bits are the record's length, the ones above the units that were claimed for it. */
    private static final int LENGTH_BITS = 17;

    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    private final byte[] data;
    private final AtomicIntegerArray states;
    private final int units;

    /** Number of the last claim (high half) and the unit after it (low half), both modulo 2^32. */
    private final AtomicLong tail = new AtomicLong();

    /** How many units are free again, modulo 2^32; written by the consumer alone. */
    private volatile int consumedUnits;
    /** The number of the last record that was consumed; written by the consumer alone. */
    private volatile long consumedNumber;

    RecordRing(int bytes) {
        if (Integer.bitCount(bytes) != 1 || bytes < 8 * UNIT) {
            throw new IllegalArgumentException("the ring's size must be a power of two");
        }
        data = new byte[bytes];
        units = bytes >> UNIT_BITS;
        states = new AtomicIntegerArray(units);
    }

    /**
     * Takes the next number and a place for that many bytes.
     *
     * @return the claim, or {@link #FULL}
     */
    long claim(int length) {
        int need = unitsFor(length);
        while (true) {
            long seen = tail.get();
            int unit = (int) seen;
            int toEnd = units - (unit & (units - 1));
            int pad = need > toEnd ? toEnd : 0;
            if (unit - consumedUnits + pad + need > units) {
                return FULL;
            }
            int number = (int) (seen >>> 32) + 1;
            if (tail.compareAndSet(seen, pack(number, unit + pad + need))) {
                if (pad > 0) {
                    states.set(unit & (units - 1), -pad);
                }
                return pack(number, unit + pad);
            }
        }
    }

    /** The number of a claim that is not yet published. */
    long number(long claim) {
        // Consumption cannot pass an unpublished claim, so the distance is small and positive.
        long consumed = consumedNumber;
        return consumed + ((int) (claim >>> 32) - (int) consumed);
    }

    /** Fills a claim of {@code claimed} bytes with a record of at most as many. */
    void publish(long claim, int claimed, byte[] record, int length) {
        int unit = (int) claim & (units - 1);
        System.arraycopy(record, 0, data, unit << UNIT_BITS, length);
        states.set(unit, (unitsFor(claimed) << LENGTH_BITS) | length);
    }

    /** Gives up a claim of {@code claimed} bytes: its number will be consumed without a record. */
    void abandon(long claim, int claimed) {
        states.set((int) claim & (units - 1), unitsFor(claimed) << LENGTH_BITS);
    }

    /** What the consumer does with a record, before its place is given to another one. */
    interface Consumer {
        /** Takes a record; {@code length} is 0 for a number without one. Returns false to leave it for the next time. */
        boolean take(long number, byte[] data, int offset, int length);
    }

    /** Consumes what is there, in order. Returns how many numbers were consumed. The consumer's thread only. */
    int drain(Consumer consumer) {
        int count = 0;
        while (true) {
            int unit = consumedUnits & (units - 1);
            int state = states.get(unit);
            if (state == 0) {
                return count;
            }
            if (state < 0) {
                free(unit, -state);
                continue;
            }
            long number = consumedNumber + 1;
            if (!consumer.take(number, data, unit << UNIT_BITS, state & LENGTH_MASK)) {
                return count;
            }
            consumedNumber = number;
            free(unit, state >>> LENGTH_BITS);
            count++;
        }
    }

    private void free(int unit, int count) {
        int next = consumedUnits + count;
        states.set(unit, 0);
        consumedUnits = next;
    }

    /** Whether nothing is there to consume. */
    boolean isEmpty() {
        return states.get(consumedUnits & (units - 1)) == 0;
    }

    /** Ends claims: from now on there is no room. */
    void close() {
        // Takes the whole ring once more, so no claim finds room again, and one that was in time is still consumed.
        long seen = tail.get();
        while (!tail.compareAndSet(seen, pack((int) (seen >>> 32), (int) seen + units))) {
            seen = tail.get();
        }
    }

    /** Whether every claim there was is consumed; once closed, that stays so. */
    boolean allConsumed() {
        return (int) (tail.get() >>> 32) == (int) consumedNumber;
    }

    private static int unitsFor(int bytes) {
        return (bytes + UNIT - 1) >> UNIT_BITS;
    }

    private static long pack(int number, int unit) {
        return ((long) number << 32) | (unit & 0xFFFF_FFFFL);
    }
}
