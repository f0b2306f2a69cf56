// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

/**
 * The rulings of one site that allow, found again by what they follow from: a response of the policies, or two rulings on
 * members of a chain. Equal outcomes are mostly the same instance, so a reference is compared and nothing else.
 *
 * <p>Any thread. Readers read one volatile field and a short array; a new ruling copies the array. A number that no set of
 * policies reaches in earnest bounds it, and what finds no place is made anew at each call.
 */
final class Rulings {

    private static final int MOST = 32;
    private static final Entry[] NONE = {};

    /** A ruling, and the two things it follows from, of which the second may be {@code null}. */
    private record Entry(Object first, Object second, Ruling ruling) {}

    private volatile Entry[] entries = NONE;

    /** The ruling that follows from these two, or {@code null} when none is kept. */
    Ruling of(Object first, Object second) {
        for (Entry entry : entries) {
            if (entry.first == first && entry.second == second) {
                return entry.ruling;
            }
        }
        return null;
    }

    /** Keeps a ruling, and returns it. */
    synchronized Ruling keep(Object first, Object second, Ruling ruling) {
        Entry[] before = entries;
        if (before.length < MOST && of(first, second) == null) {
            Entry[] grown = java.util.Arrays.copyOf(before, before.length + 1);
            grown[before.length] = new Entry(first, second, ruling);
            entries = grown;
        }
        return ruling;
    }
}
