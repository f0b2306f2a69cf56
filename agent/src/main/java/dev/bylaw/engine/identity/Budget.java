// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many calls some work may still make, shared by everyone whom it was handed on to.
 *
 * <p>Any thread. A call is counted in this budget and in all that it is a part of, or in none: whoever gets no unit gives back
 * what he took. No lock is taken; a thread that loses a race tries again.
 */
final class Budget {

    private final Budget outer;
    private final AtomicLong left;

    /** A part of another budget, {@code null} for none, that may be used up before that one. */
    Budget(Budget outer, long calls) {
        this.outer = outer;
        this.left = new AtomicLong(calls);
    }

    /** Takes the unit for one call; false when there is none. */
    boolean take() {
        long now = left.get();
        while (now > 0 && !left.compareAndSet(now, now - 1)) {
            now = left.get();
        }
        if (now <= 0) {
            return false;
        }
        if (outer == null || outer.take()) {
            return true;
        }
        left.incrementAndGet();
        return false;
    }

    /** Whether what is taken here is taken there as well; there may be {@code null}, from which everything is. */
    boolean isPartOf(Budget other) {
        for (Budget each = this; each != null; each = each.outer) {
            if (each.equals(other)) {
                return true;
            }
        }
        return other == null;
    }
}
