// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that wait until a number is reached.
 *
 * <h2>Assumptions</h2>
 * One thread calls {@link #reach} and {@link #fail}; the number only grows.
 * <h2>Guarantees</h2>
 * {@link #await} returns normally only when its number was reached, and throws only when it never will be. Interrupts are
 * kept for later. No wake-up is lost: a thread enters the list before it looks at the number for the last time, and the
 * number is raised before the list is taken.
 * <h2>Progress</h2>
 * Waiters push without a lock; who raises the number never waits.
 */
final class WaitList {

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        final long number;
        Waiter next;

        Waiter(long number) {
            this.number = number;
        }
    }

    private final AtomicReference<Waiter> waiters = new AtomicReference<>();
    private volatile long reached;
    private volatile IOException failure;

    /** The number reached so far. */
    long reached() {
        return reached;
    }

    /** Waits for a number. */
    void await(long number) throws IOException {
        if (reached >= number) {
            return;
        }
        push(new Waiter(number));
        boolean interrupted = false;
        while (reached < number && failure == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (reached < number) {
            throw failure;
        }
    }

    /** Waits for a number until a moment of {@link System#nanoTime}; returns whether it was reached by then. */
    boolean await(long number, long deadline) throws IOException {
        if (reached >= number) {
            return true;
        }
        push(new Waiter(number));
        boolean interrupted = false;
        long left = deadline - System.nanoTime();
        while (reached < number && failure == null && left > 0) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
            left = deadline - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (reached < number && failure != null) {
            throw failure;
        }
        return reached >= number;
    }

    /** Whether somebody waits. */
    boolean hasWaiters() {
        return waiters.get() != null;
    }

    /** Raises the number, and wakes who waited for it. */
    void reach(long number) {
        reached = number;
        wake(number);
    }

    /** Ends every wait for a number that was not reached, now and later. */
    void fail(IOException cause) {
        failure = cause;
        wake(Long.MAX_VALUE);
    }

    private void wake(long number) {
        Waiter waiter = waiters.getAndSet(null);
        while (waiter != null) {
            Waiter next = waiter.next;
            if (waiter.number <= number) {
                LockSupport.unpark(waiter.thread);
            } else {
                push(waiter);
            }
            waiter = next;
        }
    }

    private void push(Waiter waiter) {
        do {
            waiter.next = waiters.get();
        } while (!waiters.compareAndSet(waiter.next, waiter));
    }
}
