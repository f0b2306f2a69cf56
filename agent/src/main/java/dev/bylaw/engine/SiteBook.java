// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.weave.Site;
import java.util.Arrays;

/**
 * The questions of all sites, by number.
 *
 * <p>Readers are the governed calls: they read one volatile field and index an array. Writers are the threads that weave;
 * they copy the array, which happens once for each woven method and never for a call.
 */
final class SiteBook {

    /**
     * A site, and what it asks.
     *
     * @param problem why every call of it is refused; {@code null} when it can be decided about
     * @param code under which code
     */
    record Entry(Site site, Question question, String problem, Code code) {

        /** A site that can be decided about, or that cannot whatever the policies are. */
        Entry(Site site, Question question, String problem) {
            this(site, question, problem, problem == null ? null : Code.UNUSABLE_SITE);
        }

        /** The same site where policies fit it, or where they do not. */
        Entry fitting(boolean fits) {
            return fits
                    ? new Entry(site, question, null)
                    : new Entry(site, question, RefusalText.MISMATCH, Code.POLICY_MISMATCH);
        }
    }

    private volatile Entry[] entries = new Entry[0];

    /** The entry of this number, or {@code null}. */
    Entry get(int number) {
        Entry[] snapshot = entries;
        return number >= 0 && number < snapshot.length ? snapshot[number] : null;
    }

    /** Adds a site, or replaces the one that had its number. */
    synchronized void put(Entry entry) {
        int number = entry.site().id();
        Entry[] grown = Arrays.copyOf(entries, Math.max(entries.length, number + 1));
        grown[number] = entry;
        entries = grown;
    }

    /** Puts another entry in the place of this one, if it is still there. */
    synchronized void replace(Entry known, Entry next) {
        if (known.equals(get(known.site().id()))) {
            put(next);
        }
    }

    synchronized void remove(Site site) {
        Entry[] copy = entries.clone();
        if (site.id() < copy.length) {
            copy[site.id()] = null;
        }
        entries = copy;
    }

    /** All entries, with {@code null} where a number is free. */
    Entry[] all() {
        return entries.clone();
    }
}
