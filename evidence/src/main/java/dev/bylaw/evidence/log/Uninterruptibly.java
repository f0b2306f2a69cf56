// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

/** Waits that outlast an interrupt and keep it for the caller. */
final class Uninterruptibly {

    private Uninterruptibly() {}

    /** Waits for the end of a thread. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
