// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup.programs;

import java.lang.instrument.Instrumentation;

/** A Java agent that does nothing. */
public final class NoOpAgent {

    private NoOpAgent() {}

    /** Does nothing. */
    public static void premain(String arguments, Instrumentation instrumentation) {}
}
