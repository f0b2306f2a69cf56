// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.Point;
import dev.bylaw.evidence.statement.StatementEncoder;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lends encoders, so that their buffers are used again. Striped by thread rather than held in thread-locals: there may be
 * a million virtual threads, but only as many encoders at work as there are processors. Lock-free.
 */
final class EncoderPool {

    private static final int STRIPES = 64;
    private static final int TRIES = 4;

    private final Point point;
    private final AtomicReferenceArray<StatementEncoder> free = new AtomicReferenceArray<>(STRIPES);

    EncoderPool(Point point) {
        this.point = point;
    }

    /** An encoder that nobody else uses until it is given back. */
    StatementEncoder take() {
        int stripe = stripe();
        for (int i = 0; i < TRIES; i++) {
            StatementEncoder encoder = free.getAndSet((stripe + i) & (STRIPES - 1), null);
            if (encoder != null) {
                return encoder;
            }
        }
        return new StatementEncoder(point);
    }

    /** Gives an encoder back. One that failed is better forgotten. */
    void giveBack(StatementEncoder encoder) {
        int stripe = stripe();
        for (int i = 0; i < TRIES; i++) {
            if (free.compareAndSet((stripe + i) & (STRIPES - 1), null, encoder)) {
                return;
            }
        }
    }

    private static int stripe() {
        long id = Thread.currentThread().getId();
        return (int) ((id * 0x9E3779B97F4A7C15L) >>> 58);
    }
}
