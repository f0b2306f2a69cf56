// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import java.util.concurrent.locks.LockSupport;

/**
 * How long one caller waits for room: as long as the writer gets on, but not for ever. Callers who come later may be luckier
 * each time. One thread.
 */
final class Patience {

    private static final long STALLED_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 10_000_000_000L;
    private static final long STEP_NANOS = 1_000_000L;

    private final RecordRing ring;
    private final long end = System.nanoTime() + LONGEST_NANOS;
    private long consumed;
    private long giveUp = System.nanoTime() + STALLED_NANOS;

    Patience(RecordRing ring) {
        this.ring = ring;
        this.consumed = ring.consumed();
    }

    /** Waits a little; returns false, without waiting, when that has no sense any more. */
    boolean waited() {
        long now = System.nanoTime();
        long reached = ring.consumed();
        if (reached != consumed) {
            consumed = reached;
            giveUp = now + STALLED_NANOS;
        }
        if (now - giveUp > 0 || now - end > 0) {
            return false;
        }
        LockSupport.parkNanos(ring, STEP_NANOS);
        return true;
    }
}
