// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.statement.RecordTail;
import dev.bylaw.evidence.statement.RecordTail.Kind;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The decisions whose action may run and of which no outcome is recorded yet, by their index in the log. After a crash these
 * are the ones of which nobody knows what became.
 *
 * <p>A hash table with linear probing in one array: a call that runs for months costs the log 24 to 48 bytes and makes no
 * object. What else must be known of a decision stands in the log, at its index. Grows and shrinks with what it holds; the log
 * bounds that. One thread.
 */
final class OpenDecisions {

    private static final int FIRST_PLACES = 1 << 8;

    /** What a place holds: 128 bits of the SHA-256 of the decision's id, and its index plus one, which is 0 in a free place. */
    private static final int LONGS = 3;

    private final MessageDigest sha256 = Sha256.create();
    private final byte[] hash = new byte[32];
    private long[] places = new long[FIRST_PLACES * LONGS];
    private int mask = FIRST_PLACES - 1;
    private int size;

    /** Takes the next record of the log into account. */
    void observe(long index, RecordTail tail) {
        if (tail.kind() == Kind.OTHER) {
            return;
        }
        digest(tail);
        long high = word(0);
        long low = word(Long.BYTES);
        int place = find(high, low);
        if (tail.kind() == Kind.EXECUTION) {
            if (places[place + 2] != 0) {
                remove(place);
            }
        } else if (places[place + 2] == 0) {
            put(place, high, low, index + 1);
            size++;
            if (2 * size > mask + 1) {
                resize(2 * (mask + 1));
            }
        } else {
            places[place + 2] = index + 1; // an id that is there twice: its outcome is that of the later one
        }
    }

    /** How many they are. */
    int size() {
        return size;
    }

    /** Their indices in the log, ascending. */
    long[] indices() {
        long[] indices = new long[size];
        int count = 0;
        for (int place = 0; place < places.length; place += LONGS) {
            if (places[place + 2] != 0) {
                indices[count++] = places[place + 2] - 1;
            }
        }
        Arrays.sort(indices);
        return indices;
    }

    /** Ids are ULIDs, but need not be: the digest makes no difference between them. */
    private void digest(RecordTail tail) {
        sha256.update(tail.array(), tail.idStart(), tail.idEnd() - tail.idStart());
        try {
            sha256.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
    }

    private long word(int from) {
        long word = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            word = (word << 8) | (hash[i] & 0xFF);
        }
        return word;
    }

    /** The place of a key, or the free one where it would go. */
    private int find(long high, long low) {
        int place = home(low);
        while (places[place + 2] != 0 && (places[place] != high || places[place + 1] != low)) {
            place = after(place);
        }
        return place;
    }

    /** Frees a place, and moves up those that it had pushed aside. */
    private void remove(int place) {
        int hole = place;
        for (int next = after(hole); places[next + 2] != 0; next = after(next)) {
            int home = home(places[next + 1]);
            // It may fill the hole unless its own place lies behind the hole.
            if (distance(home, next) >= distance(hole, next)) {
                put(hole, places[next], places[next + 1], places[next + 2]);
                hole = next;
            }
        }
        places[hole + 2] = 0;
        size--;
        if (mask + 1 > FIRST_PLACES && 8 * size < mask + 1) {
            resize((mask + 1) / 2);
        }
    }

    private void put(int place, long high, long low, long index) {
        places[place] = high;
        places[place + 1] = low;
        places[place + 2] = index;
    }

    private int home(long low) {
        return ((int) low & mask) * LONGS;
    }

    private int after(int place) {
        return place + LONGS == places.length ? 0 : place + LONGS;
    }

    private int distance(int from, int to) {
        return (to / LONGS - from / LONGS) & mask;
    }

    private void resize(int count) {
        long[] old = places;
        places = new long[count * LONGS];
        mask = count - 1;
        for (int place = 0; place < old.length; place += LONGS) {
            if (old[place + 2] != 0) {
                put(find(old[place], old[place + 1]), old[place], old[place + 1], old[place + 2]);
            }
        }
    }
}
