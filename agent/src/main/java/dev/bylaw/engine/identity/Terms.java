// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import dev.bylaw.policy.value.EntityUid;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What work was handed on with: until when, how many calls, which actions. Whoever hands it on again can only take away.
 *
 * <p>Immutable, but for the calls that are left, which all threads share that work under it. Time is that of {@link
 * System#nanoTime}: setting the machine's clock changes nothing.
 */
public final class Terms {

    /** No limits. */
    public static final Terms NONE = new Terms(false, 0, null, null);

    /** Half of what fits, so that two moments can be compared by their difference. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 2;

    private final boolean ends;
    private final long end;
    private final Budget budget;
    private final Set<String> only;

    private Terms(boolean ends, long end, Budget budget, Set<String> only) {
        this.ends = ends;
        this.end = end;
        this.budget = budget;
        this.only = only;
    }

    /** These terms and those that code asks for, from now on. */
    public Terms and(Limits further) {
        if (further.equals(Limits.NONE)) {
            return this;
        }
        boolean sooner = false;
        long wanted = 0;
        if (further.time().isPresent()) {
            wanted = System.nanoTime() + nanos(further.time().get());
            sooner = !ends || wanted - end < 0;
        }
        Set<String> actions = only;
        if (further.only().isPresent()) {
            actions = new HashSet<>(further.only().get());
            if (only != null) {
                actions.retainAll(only);
            }
        }
        return new Terms(
                ends || sooner,
                sooner ? wanted : end,
                further.calls().isPresent() ? new Budget(budget, further.calls().getAsInt()) : budget,
                actions);
    }

    private static long nanos(Duration time) {
        try {
            return Math.min(LONGEST_NANOS, Math.max(0, time.toNanos()));
        } catch (ArithmeticException endless) {
            return LONGEST_NANOS;
        }
    }

    /** Whether the time is over. Reads a clock only where there is an end. */
    public boolean areOver() {
        return ends && System.nanoTime() - end >= 0;
    }

    /** Whether the action is one of those that the work was handed on for. */
    public boolean cover(EntityUid action) {
        return only == null || only.contains(action.id());
    }

    /** Takes the unit for one call; false when all are used up. */
    public boolean take() {
        return budget == null || budget.take();
    }

    /** Whether nothing is possible under these terms that is not possible under the others. */
    boolean narrow(Terms other) {
        return (!other.ends || (ends && end - other.end <= 0))
                && (budget == null ? other.budget == null : budget.isPartOf(other.budget))
                && (other.only == null || (only != null && other.only.containsAll(only)));
    }
}
