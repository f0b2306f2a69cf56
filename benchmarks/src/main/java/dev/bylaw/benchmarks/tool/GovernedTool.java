// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.tool;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.benchmarks.measure.WarmUp;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A tool call under {@code bylaw.jar}: with the adapters, and without them, where only the method asks. The difference is what
 * the adapters cost. The lambda has no method, so without adapters nothing asks at all.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GovernedTool {

    /** How sure the decision record must be before the body runs. */
    @Param("async")
    public String durability;

    /** Whether the adapters are on. */
    @Param({"auto", "off"})
    public String frameworks;

    private Desk desk;

    /** Makes sure that it is the enforcer that is measured. */
    @Setup
    public void check(BenchmarkParams benchmark) throws Exception {
        Bylaw.requireEnforced();
        desk = new Desk().checked();
        String name = benchmark.getBenchmark();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "langChain4j" -> WarmUp.with(this::langChain4j);
            case "lambda" -> WarmUp.with(this::lambda);
            case "springAi" -> WarmUp.with(this::springAi);
            default -> throw new IllegalStateException("There is no warm-up for " + name + ".");
        }
    }

    @Benchmark
    public String langChain4j() {
        return desk.langChain4j();
    }

    @Benchmark
    public String lambda() {
        return desk.lambda();
    }

    @Benchmark
    public String springAi() {
        return desk.springAi();
    }
}
