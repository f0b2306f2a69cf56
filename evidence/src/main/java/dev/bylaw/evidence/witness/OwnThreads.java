// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads on which a class of ours is at the bottom of every stack. Whoever asks on whose behalf a connection is opened can see
 * there that it is the log's; on the threads that an HTTP client makes by itself, there is nothing but the JDK.
 */
final class OwnThreads {

    private static final int MOST = 4;
    private static final int IDLE_SECONDS = 10;

    private OwnThreads() {}

    /** Threads that end by themselves when there is nothing to do. */
    static ExecutorService executor() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, new Work(task), "bylaw-log-witness", 256 << 10, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(null);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** A class with a name, because frames of lambdas are hidden ones. */
    private record Work(Runnable task) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }
}
