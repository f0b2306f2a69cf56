// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands in for a task in the queue of a pool, where the application can see and take it. So it carries its authority for one
 * run, the first: whoever keeps it and runs it again runs the task as whoever they are themselves.
 */
class BylawQueued extends BylawErrand implements Runnable {

    private final Object authority;

    private final AtomicBoolean begun = new AtomicBoolean();

    BylawQueued(Runnable task, Object authority) {
        super(task);
        this.authority = authority;
    }

    @Override
    public final void run() {
        if (begun.getAndSet(true)) {
            ((Runnable) task).run();
            return;
        }
        Object running = BylawGate.begin(authority);
        try {
            ((Runnable) task).run();
        } finally {
            BylawGate.end(running);
        }
    }
}
