// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of an operation: that of the calling threads alone, and that of the whole process, with the threads that write
 * the log, collect garbage and compile.
 *
 * <p>Other work on the machine makes wall time useless, and CPU time only a little longer.
 */
public final class CpuTime implements InternalProfiler {

    /** The metric for the calling threads, in nanoseconds. */
    public static final String CALLERS = "cpu.callers";
    /** The metric for the whole process, in nanoseconds. */
    public static final String PROCESS = "cpu.process";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final com.sun.management.OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    private long callersBefore;
    private long processBefore;

    @Override
    public String getDescription() {
        return "CPU time of the calling threads and of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        callersBefore = callers();
        processBefore = system.getProcessCpuTime();
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double operations = result.getMetadata().getAllOps();
        return List.of(
                nanos(CALLERS, (callers() - callersBefore) / operations),
                nanos(PROCESS, (system.getProcessCpuTime() - processBefore) / operations));
    }

    private static Result<?> nanos(String name, double value) {
        return new ScalarResult(name, value, "ns/op", AggregationPolicy.AVG);
    }

    private long callers() {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().contains("jmh-worker")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
