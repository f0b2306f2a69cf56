// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.storage.DiskThread;

/**
 * Runs what must succeed once for all on a thread of ours. A caller's may be interrupted, which closes files under it, or be
 * at the end of its stack, where a class that is initialised for the first time is unusable for everybody from then on.
 */
final class Elsewhere {

    private static final long STACK = 512 << 10;

    private Elsewhere() {}

    /** Returns when it has run, and keeps an interrupt for the caller. */
    static void run(String name, Runnable work) {
        DiskThread thread = thread(name, work);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException keptForLater) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread for it, not started yet. */
    static DiskThread thread(String name, Runnable work) {
        return new DiskThread(work, name, STACK);
    }
}
