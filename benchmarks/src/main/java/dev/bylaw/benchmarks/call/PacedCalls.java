// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.call;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Fixture;
import dev.bylaw.benchmarks.scenario.Scenario;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** In a JVM under {@code bylaw.jar}: calls with a pause before each, as a service makes them, and prints percentiles. */
final class PacedCalls {

    private static final int WARM_UP = 100_000;

    /** Long enough for the log's threads to be done with a call before the next, short enough for a long series. */
    private static final long PAUSE_NANOS = 30_000;

    private PacedCalls() {}

    /** The argument is the number of calls of each kind. Each line printed is a name, p50, p99 and bytes for a call. */
    public static void main(String[] arguments) {
        Bylaw.requireEnforced();
        int calls = Integer.parseInt(arguments[0]);
        GovernedTeller teller = new GovernedTeller();
        Call allowed = Scenario.of(Fixture.POLICIES).allowed();
        LongSupplier transfer = () -> teller.transfer(
                allowed.account().id(), allowed.amount(), allowed.currency(), allowed.purpose(), allowed.approved());
        for (int i = 0; i < WARM_UP; i++) {
            check(teller.ping() + transfer.getAsLong());
        }
        print("clock", calls, () -> 0);
        print("ping", calls, teller::ping);
        print("transfer", calls, transfer);
    }

    private static void print(String name, int calls, LongSupplier call) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] waits = new long[calls];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            pause();
            long begun = System.nanoTime();
            long moved = call.getAsLong();
            waits[i] = System.nanoTime() - begun;
            check(moved);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        Arrays.sort(waits);
        System.out.println(
                name + ' ' + waits[calls / 2] + ' ' + waits[calls / 100 * 99] + ' ' + (double) allocated / calls);
    }

    /** What was moved only grows; asked, so that no call can be left out. */
    private static void check(long moved) {
        if (moved < 0) {
            throw new IllegalStateException("A call returned " + moved + ".");
        }
    }

    private static void pause() {
        long end = System.nanoTime() + PAUSE_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
