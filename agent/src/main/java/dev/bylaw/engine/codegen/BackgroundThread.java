// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;

/**
 * One thread for work that nobody waits for. What comes when much is waiting already is dropped.
 *
 * <p>It is started before the application is, and never by one of the application's threads, of whose groups and
 * variables it should know nothing.
 */
final class BackgroundThread implements Executor, Runnable {

    private static final int MOST_WAITING = 1_024;

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    void start() {
        Thread thread = new Thread(null, this, "bylaw-code", 1 << 18, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    @Override
    @SuppressWarnings("ReturnValueIgnored") // Dropped work is work that the program goes on doing itself.
    public void execute(Runnable work) {
        waiting.offer(work);
    }

    @Override
    public void run() {
        while (true) {
            work();
        }
    }

    private void work() {
        try {
            waiting.take().run();
        } catch (InterruptedException notOurs) {
            // Any code of the application can interrupt any thread; this one goes on.
        }
    }
}
