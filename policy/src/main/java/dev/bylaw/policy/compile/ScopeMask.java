// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import java.util.List;

/**
 * Which of a few policies have a scope that holds for a principal, or for a resource: a bit for each.
 *
 * <p>The answer depends on the entity alone and is remembered for some entities: a few loads in place of as many questions
 * as there are policies, whose answers no processor can foresee. Threads race on the places without harm: an entry is
 * immutable, and one that gets lost is made again.
 */
final class ScopeMask {

    private static final int PLACES = 256;

    private final Node[] scopes;
    private final long always;
    private final boolean namesNone;
    private final Entry[] places;

    private record Entry(Known known, long mask) {}

    ScopeMask(List<Term> terms, Closures closures) {
        this.scopes = new Node[terms.size()];
        long always = 0;
        for (int i = 0; i < scopes.length; i++) {
            if (terms.get(i).isAlways(true)) {
                always |= 1L << i;
            } else {
                scopes[i] = closures.of(terms.get(i));
            }
        }
        this.always = always;
        this.namesNone = Long.bitCount(always) == scopes.length;
        this.places = new Entry[namesNone ? 0 : PLACES];
    }

    /** The mask for one of the two entities, of which this is known. */
    long of(Known self, Request q, Known principal, Known resource) {
        if (namesNone) {
            return always;
        } else if (self == null) {
            return mask(q, principal, resource);
        }
        int place = self.number() & (PLACES - 1);
        Entry entry = places[place];
        if (entry == null || entry.known != self) {
            entry = new Entry(self, mask(q, principal, resource));
            places[place] = entry;
        }
        return entry.mask;
    }

    private long mask(Request q, Known principal, Known resource) {
        long mask = always;
        for (int i = 0; i < scopes.length; i++) {
            if (scopes[i] != null && scopes[i].test(q, principal, resource) == Node.TRUE) {
                mask |= 1L << i;
            }
        }
        return mask;
    }
}
