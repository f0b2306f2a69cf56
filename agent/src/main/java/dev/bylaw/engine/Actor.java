// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import java.util.SplittableRandom;

/**
 * One thread as the enforcer sees it: whether it is deciding, and which allowed invocations are open on it, innermost
 * last. Touched by its own thread alone.
 *
 * <p>An invocation is closed by the number that its entry returned. Numbers are drawn at random, so that code which calls
 * the gate by itself cannot end an invocation that it did not open.
 */
final class Actor {

    /** An invocation whose body is running. Reused, so that steady state allocates nothing. */
    static final class Call {
        int number;
        /** The number of its decision in the log. */
        long decision;
        /** When its body was entered, as {@link System#nanoTime}; 0 when that was as soon as it was decided. */
        long startedNanos;
    }

    private static final int FIRST_ROOM = 8;

    private final SplittableRandom numbers;
    private Call[] open = new Call[FIRST_ROOM];
    private int depth;

    /** Set while a decision is being made here: whoever enters the gate meanwhile is running under it, and is refused. */
    boolean deciding;

    Actor(long seed) {
        this.numbers = new SplittableRandom(seed);
    }

    /** Opens an invocation and returns its number. */
    int open(long decision, long startedNanos) {
        if (depth == open.length) {
            open = java.util.Arrays.copyOf(open, 2 * depth);
        }
        Call call = open[depth];
        if (call == null) {
            call = new Call();
            open[depth] = call;
        }
        call.number = numbers.nextInt();
        call.decision = decision;
        call.startedNanos = startedNanos;
        depth++;
        return call.number;
    }

    /**
     * Takes the innermost open invocation off, if one of this number is open at all; else returns {@code null}. Inner ones
     * that never ended, because the stack overflowed in their exit, come off first, one at each call.
     */
    Call close(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i].number == number) {
                depth--;
                return open[depth];
            }
        }
        return null;
    }
}
