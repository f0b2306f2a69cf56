// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;

/**
 * Calls an operation until the calling thread has had enough CPU time for the JIT to have seen it.
 *
 * <p>JMH warms up by wall time. On a busy machine that is far too little, and it is the slow peers that would look worse
 * than they are.
 */
public final class WarmUp {

    /** The property that says how long, in seconds of CPU time. */
    public static final String SECONDS = "benchmarks.warmup";

    private static final String DEFAULT = "3";

    private WarmUp() {}

    /** Calls the operation for the configured CPU time. */
    public static void with(Callable<?> operation) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double seconds = Double.parseDouble(System.getProperty(SECONDS, DEFAULT));
        long end = threads.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
        while (threads.getCurrentThreadCpuTime() < end) {
            for (int i = 0; i < 16; i++) {
                operation.call();
            }
        }
    }
}
