// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.RecordIds;

/**
 * Turns moments of {@link System#nanoTime}, which is what governed threads read, into the time of day.
 *
 * <h2>Guarantees</h2>
 * Between two calls of {@link #set} times keep the order of their moments. Across one they follow the clock of the machine,
 * as far as it is put forward or back.
 *
 * <p>One thread.
 */
final class WallClock {

    private long micros;
    private long nanos;

    WallClock() {
        set();
    }

    /** Looks at the clock of the machine. */
    void set() {
        nanos = System.nanoTime();
        micros = RecordIds.nowMicros();
    }

    /** The time of day, in microseconds since 1970, at a moment. */
    long at(long moment) {
        return micros + Math.floorDiv(moment - nanos, 1_000L);
    }
}
