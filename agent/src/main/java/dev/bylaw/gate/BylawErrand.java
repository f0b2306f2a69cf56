// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

/**
 * Work that was handed over, and on whose behalf. It stands in for the task on its way to the thread that runs it, and is all
 * that knows both: the task belongs to the application and may be handed over again, by somebody else, at the same time.
 *
 * <p>What stands here as {@code authority} is opaque to everybody but the engine, and no method gives it away.
 */
abstract class BylawErrand {

    /** What the application handed over. */
    final Object task;

    BylawErrand(Object task) {
        this.task = task;
    }

    /** What people see where the JDK prints its tasks. */
    @Override
    public final String toString() {
        return task.toString();
    }
}
