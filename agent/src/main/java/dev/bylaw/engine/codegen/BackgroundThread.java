// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * One thread for work that nobody waits for. What comes when much is waiting already is dropped.
 *
 * <p>It is started before the application is, and never by one of the application's threads, of whose groups and
 * variables it should know nothing.
 */
final class BackgroundThread implements Executor, Runnable {

    private static final int MOST_WAITING = 1_024;

    /** Guarded by itself. A queue of the JDK's that one can wait at would have it initialise its fork-join pools. */
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    void start() {
        Thread thread = new Thread(null, this, "bylaw-code", 1 << 18, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Dropped work is work that the program goes on doing itself. */
    @Override
    public void execute(Runnable work) {
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(work);
                waiting.notifyAll();
            }
        }
    }

    @Override
    public void run() {
        while (true) {
            work();
        }
    }

    private void work() {
        try {
            next().run();
        } catch (InterruptedException notOurs) {
            // Any code of the application can interrupt any thread; this one goes on.
        }
    }

    private Runnable next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            return waiting.remove();
        }
    }
}
