// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.Execution.Outcome;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Hands records from many threads to one, without locks, in the order of their numbers, and without garbage.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>One thread consumes.
 *   <li>No record weighs more than a quarter of the ring.
 *   <li>What is handed over does not change any more.
 * </ol>
 * <h2>Guarantees</h2>
 * <ol>
 *   <li>Records are numbered 1, 2, 3 … without a gap: one that finds no room takes no number.
 *   <li>They are consumed in the order of their numbers, once each; those of one thread in the order of its calls.
 *   <li>What a thread wrote before it handed a record over the consumer sees.
 *   <li>Between the taking of a number and its publication there is no call, no allocation and no loop. So neither a stack
 *       overflow nor a lack of memory can come between and leave a number that is never filled; a thread that is stopped
 *       there (JDK 17 still can) leaves a gap, which the consumer is told.
 * </ol>
 * <h2>Progress</h2>
 * Handing over is lock-free. The consumer waits for the slowest of the threads before the next number.
 *
 * <pre>
 *   slots:        | 5 | 6 | 6 | 6 | 7 | · | · |     record 6 weighs three slots and fills the first of them
 *                   consumed ──►    tail (number, slot), one compare-and-set for both
 *   slot.state:   n = record n is here, −n = number n was taken and given up; older numbers = not there yet
 * </pre>
 * Number and place are taken together because a number taken first could lose its place to a full ring, and would then be
 * missing from the log for ever. Weight bounds the memory that waits here: a slot stands for a kilobyte.
 */
final class RecordRing {

    /** What {@link #offer} returns when there is no room. */
    static final long FULL = -1;

    /** How many bytes of memory one slot stands for. */
    private static final int SLOT_BYTES = 1024;

    private static final int FREED_AT_ONCE = 64;

    /** A cache line, in longs. */
    private static final int LINE = 8;

    /** The last number taken (high half) and the slot after it (low half), both modulo 2^32. Producers fight for it. */
    private static final int TAIL = LINE;

    /**
     * A freed slot that was true once: producers look at the real one only when with this one the ring is full. Beside it the
     * number of a record that was consumed then. Producers alone write them, once in a turn of the ring, so a producer that
     * finds room reads one line of positions and none that the consumer writes.
     */
    private static final int GATE = TAIL + 1;

    private static final int CONSUMED_AT_GATE = TAIL + 2;

    /** Which slot is consumed next, modulo 2^32, and the number of the last record consumed. The consumer writes them. */
    private static final int HEAD = 2 * LINE;

    private static final int CONSUMED = HEAD + 1;

    private final Slot[] slots;
    private final int mask;

    /** Positions that different threads write, a cache line apart from each other and from everything else. */
    private final AtomicLongArray positions = new AtomicLongArray(4 * LINE);

    /** What a record is, or what an outcome needs. Whoever has the number writes it, the consumer reads it. */
    static final class Slot {
        /** The record; {@code null} for an outcome. */
        Object record;
        /** When it was handed over, as {@link System#nanoTime}. */
        long nanos;
        /** Of an outcome: the number of the decision, when its body was entered, what became of it, and what it threw. */
        long decision;

        long startedNanos;
        Outcome outcome;
        String error;

        private int weight;
        /** Written last, and volatile: it publishes all the others. */
        private volatile long state;
    }

    RecordRing(int slots) {
        if (Integer.bitCount(slots) != 1 || slots < 8) {
            throw new IllegalArgumentException("the number of slots must be a power of two");
        }
        this.slots = new Slot[slots];
        for (int i = 0; i < slots; i++) {
            this.slots[i] = new Slot();
        }
        this.mask = slots - 1;
    }

    /** How many slots a record of that weight, in bytes, takes. */
    static int slotsFor(int bytes) {
        return 1 + bytes / SLOT_BYTES;
    }

    /**
     * Takes the next number and hands a record over under it.
     *
     * @param weight how many slots it takes
     * @param nanos when, as {@link System#nanoTime}
     * @return its number, or {@link #FULL}
     */
    long offer(Object record, int weight, long nanos) {
        return offer(record, weight, nanos, 0, 0, null, null);
    }

    /** The same for the outcome of a decision. */
    long offerOutcome(long nanos, long decision, long startedNanos, Outcome outcome, String error) {
        return offer(null, 1, nanos, decision, startedNanos, outcome, error);
    }

    private long offer(
            Object record, int weight, long nanos, long decision, long startedNanos, Outcome outcome, String error) {
        while (true) {
            long seen = positions.get(TAIL);
            int at = (int) seen;
            if (at - (int) positions.get(GATE) + weight > slots.length && isFull(at, weight)) {
                return FULL;
            }
            Slot slot = slots[at & mask];
            int number = (int) (seen >>> 32) + 1;
            // A turn of the ring ago at most, so the distance is small, whoever moves it meanwhile.
            long consumed = positions.get(CONSUMED_AT_GATE);
            long whole = consumed + (number - (int) consumed);
            boolean taken = false;
            boolean published = false;
            try {
                taken = positions.compareAndSet(TAIL, seen, pack(number, at + weight));
                if (taken) {
                    slot.record = record;
                    slot.nanos = nanos;
                    slot.decision = decision;
                    slot.startedNanos = startedNanos;
                    if (record == null && slot.outcome != outcome) { // seldom, and storing it costs a barrier
                        slot.outcome = outcome;
                    }
                    slot.error = error;
                    slot.weight = weight;
                    slot.state = whole;
                    published = true;
                    return whole;
                }
            } finally {
                if (taken && !published) {
                    slot.weight = weight;
                    slot.state = -whole;
                }
            }
        }
    }

    private boolean isFull(int at, int weight) {
        int consumed = (int) positions.get(HEAD);
        positions.set(CONSUMED_AT_GATE, positions.get(CONSUMED));
        positions.set(GATE, consumed);
        return at - consumed + weight > slots.length;
    }

    /** What the consumer does with a record, before its place is given to another one. */
    interface Consumer {
        /** Takes a record; {@code null} for a number that was given up. Returns false to leave it for the next time. */
        boolean take(long number, Slot slot) throws IOException;
    }

    /** Consumes what is there, in order. Returns how many numbers were consumed. The consumer's thread only. */
    int drain(Consumer consumer) throws IOException {
        long first = positions.get(CONSUMED);
        long number = first;
        int at = (int) positions.get(HEAD);
        try {
            while (true) {
                Slot slot = slots[at & mask];
                long state = slot.state;
                if (state != number + 1 && state != -number - 1) {
                    break;
                }
                if (!consumer.take(number + 1, state > 0 ? slot : null)) {
                    break;
                }
                slot.record = null;
                slot.error = null;
                at += slot.weight;
                number++;
                if (number % FREED_AT_ONCE == 0) {
                    free(number, at);
                }
            }
        } finally {
            free(number, at);
        }
        return (int) (number - first);
    }

    /** Lets producers have the slots before this one. Not at every record: they read the line that this writes. */
    private void free(long number, int slot) {
        positions.set(CONSUMED, number);
        positions.set(HEAD, slot);
    }

    /** The number of the last record whose slots are free again: it grows as long as the consumer gets on. */
    long consumed() {
        return positions.get(CONSUMED);
    }

    /** Whether nothing is there to consume. */
    boolean isEmpty() {
        long next = positions.get(CONSUMED) + 1;
        long state = slots[(int) positions.get(HEAD) & mask].state;
        return state != next && state != -next;
    }

    /** Ends offers: from now on there is no room. */
    void close() {
        // Takes the whole ring once more, so no offer finds room again, and one that was in time is still consumed.
        long seen = positions.get(TAIL);
        while (!positions.compareAndSet(TAIL, seen, pack((int) (seen >>> 32), (int) seen + slots.length))) {
            seen = positions.get(TAIL);
        }
    }

    /** Whether everything that has a number is consumed; once closed, that stays so. */
    boolean allConsumed() {
        return (int) (positions.get(TAIL) >>> 32) == (int) positions.get(CONSUMED);
    }

    private static long pack(int number, int slot) {
        return ((long) number << 32) | (slot & 0xFFFF_FFFFL);
    }
}
