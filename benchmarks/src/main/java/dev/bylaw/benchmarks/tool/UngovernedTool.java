// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.tool;

import dev.bylaw.benchmarks.measure.WarmUp;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The same tool call without any agent: the frameworks' own work. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UngovernedTool {

    private Desk desk;

    /** Makes sure that the tools run. */
    @Setup
    public void check(BenchmarkParams benchmark) throws Exception {
        desk = new Desk().checked();
        String name = benchmark.getBenchmark();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "plainLangChain4j" -> WarmUp.with(this::plainLangChain4j);
            case "plainLambda" -> WarmUp.with(this::plainLambda);
            case "plainSpringAi" -> WarmUp.with(this::plainSpringAi);
            default -> throw new IllegalStateException("There is no warm-up for " + name + ".");
        }
    }

    @Benchmark
    public String plainLangChain4j() {
        return desk.langChain4j();
    }

    @Benchmark
    public String plainLambda() {
        return desk.lambda();
    }

    @Benchmark
    public String plainSpringAi() {
        return desk.springAi();
    }
}
