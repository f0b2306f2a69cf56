// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.log;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that decide and act for some seconds: a decision, its durability awaited, and its outcome, again and again. */
final class Callers {

    /** Of each caller's waits the last so many count. */
    private static final int SAMPLES = 1 << 15;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * What a run showed.
     *
     * @param seconds how long it took
     * @param calls how many decisions and, as many, outcomes
     * @param waits how long decisions took to be taken, in nanoseconds, sorted
     * @param callerCpu CPU time of the callers for a call, in nanoseconds
     * @param callerBytes what the callers allocated for a call
     * @param logBytes what the log's own threads allocated for a call
     * @param processCpu CPU time of all threads for a call, in nanoseconds
     */
    @SuppressWarnings("ArrayRecordComponent") // printed, compared nowhere
    record Run(
            double seconds,
            long calls,
            long[] waits,
            double callerCpu,
            double callerBytes,
            double logBytes,
            double processCpu) {}

    @SuppressWarnings("ArrayRecordComponent") // added up, compared nowhere
    private record One(long calls, long[] waits, long cpu, long bytes) {}

    private Callers() {}

    /**
     * Lets callers call.
     *
     * @param pauseNanos from one call of a caller to its next; 0 for none
     */
    static Run run(TransparencyLog log, Durability durability, int callers, double seconds, long pauseNanos)
            throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ExecutorService threads = Executors.newFixedThreadPool(callers, task -> {
            Thread thread = new Thread(task, "caller");
            thread.setDaemon(true); // so that a run that fails ends
            return thread;
        });
        long start = System.nanoTime();
        long processBefore = system.getProcessCpuTime();
        long logBefore = allocatedByTheLog();
        long end = start + (long) (seconds * 1e9);
        List<Callable<One>> work = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            work.add(() -> call(log, durability, end, pauseNanos));
        }
        long calls = 0;
        long cpu = 0;
        long bytes = 0;
        List<long[]> waits = new ArrayList<>();
        for (Future<One> done : threads.invokeAll(work)) {
            One one = done.get();
            calls += one.calls;
            cpu += one.cpu;
            bytes += one.bytes;
            waits.add(one.waits);
        }
        double process = system.getProcessCpuTime() - processBefore;
        double logBytes = allocatedByTheLog() - logBefore;
        double took = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        long[] sorted = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double count = calls;
        return new Run(took, calls, sorted, cpu / count, bytes / count, logBytes / count, process / count);
    }

    /** What the threads that write and publish have allocated since they began. */
    private static long allocatedByTheLog() {
        long sum = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("bylaw-log-")) {
                sum += Math.max(0, THREADS.getThreadAllocatedBytes(thread.getThreadId()));
            }
        }
        return sum;
    }

    /**
     * The same loop around nothing: how long two looks at the clock are apart on this machine, in nanoseconds, sorted. What is
     * slow here is the machine's and not the log's.
     */
    static long[] clockAlone(double seconds, long pauseNanos) {
        long[] waits = new long[SAMPLES];
        int calls = 0;
        long before = System.nanoTime();
        long end = before + (long) (seconds * 1e9);
        long next = before;
        while (before < end) {
            waits[calls++ & (SAMPLES - 1)] = System.nanoTime() - before;
            next += pauseNanos;
            before = System.nanoTime();
            while (before < next) {
                Thread.onSpinWait();
                before = System.nanoTime();
            }
        }
        long[] sorted = Arrays.copyOf(waits, Math.min(calls, SAMPLES));
        Arrays.sort(sorted);
        return sorted;
    }

    private static One call(TransparencyLog log, Durability durability, long end, long pauseNanos) throws IOException {
        long[] waits = new long[SAMPLES];
        int calls = 0;
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long before = System.nanoTime();
        long next = before;
        while (before < end) {
            long number = log.append(new Transfer("acc-0", 250, durability), durability);
            waits[calls++ & (SAMPLES - 1)] = System.nanoTime() - before;
            log.appendOutcome(number, 0, Execution.Outcome.COMPLETED, null);
            next += pauseNanos;
            before = System.nanoTime();
            while (pauseNanos > 0 && before < next) {
                Thread.onSpinWait();
                before = System.nanoTime();
            }
        }
        return new One(
                calls,
                Arrays.copyOf(waits, Math.min(calls, SAMPLES)),
                THREADS.getCurrentThreadCpuTime() - cpu,
                THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }
}
