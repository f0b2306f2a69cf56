// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.measure.WarmUp;
import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Scenario;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision by one engine, the others out of sight: each combination has a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

    /** What is asked, again and again. */
    public enum Traffic {
        /** One question, allowed. */
        ALLOW,
        /** One question, denied. */
        DENY,
        /** Questions about 65 actions, one after the other, some allowed and some denied. */
        MIXED;

        private List<Call> of(Scenario scenario) {
            return switch (this) {
                case ALLOW -> List.of(scenario.allowed());
                case DENY -> List.of(scenario.denied());
                case MIXED -> scenario.mixed();
            };
        }
    }

    @Param
    public PolicyEngine.Kind engine;

    @Param({"3", "50", "500"})
    public int policies;

    @Param("ALLOW")
    public Traffic traffic;

    private PolicyEngine.Question[] questions;
    private int next;

    /** Loads the engine, and checks each of its answers before any of them is timed. */
    @Setup
    public void load() throws Exception {
        Scenario scenario = Scenario.of(policies);
        List<Call> calls = traffic.of(scenario);
        PolicyEngine peer = engine.load(scenario);
        PolicyEngine reference = BylawEngine.interpreter(scenario);
        questions = new PolicyEngine.Question[calls.size()];
        for (int i = 0; i < questions.length; i++) {
            questions[i] = peer.ask(calls.get(i));
            boolean expected = reference.ask(calls.get(i)).isAllowed();
            if (questions[i].isAllowed() != expected) {
                throw new IllegalStateException(engine + " does not answer " + expected + " to " + calls.get(i));
            }
        }
        WarmUp.with(this::decide);
    }

    @Benchmark
    public boolean decide() throws Exception {
        int i = next;
        next = i + 1 == questions.length ? 0 : i + 1;
        return questions[i].isAllowed();
    }
}
