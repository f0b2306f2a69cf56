// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * What a stage of loading took, in milliseconds.
 *
 * @param wall from start to end
 * @param caller CPU time of the thread that loads
 * @param process CPU time of all threads, so of the JIT and of garbage collection too
 */
record Stage(String name, double wall, double caller, double process) {

    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    /** Does the work, prints what it took as a line that {@link #parse} reads, and returns what it gave. */
    static <T> T measure(String name, Callable<T> work) throws Exception {
        long wall = System.nanoTime();
        long caller = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long process = SYSTEM.getProcessCpuTime();
        T result = work.call();
        process = SYSTEM.getProcessCpuTime() - process;
        caller = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - caller;
        wall = System.nanoTime() - wall;
        System.out.printf(Locale.ROOT, "%s %.3f %.3f %.3f%n", name, wall / 1e6, caller / 1e6, process / 1e6);
        return result;
    }

    static Stage parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Stage(
                parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]));
    }

    /** Both of them, one after the other. */
    Stage and(Stage next) {
        return new Stage("all", wall + next.wall, caller + next.caller, process + next.process);
    }
}
