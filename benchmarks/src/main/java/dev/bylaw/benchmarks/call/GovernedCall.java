// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.call;

import dev.bylaw.annotations.ActionDeniedException;
import dev.bylaw.annotations.Binding;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.benchmarks.measure.WarmUp;
import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Fixture;
import dev.bylaw.benchmarks.scenario.Scenario;
import java.util.concurrent.Callable;
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

/** A call under {@code bylaw.jar}. Decision record and execution record are part of it. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GovernedCall {

    /** How sure the decision record must be before the body runs. */
    @Param({"async", "durable"})
    public String durability;

    private final GovernedTeller teller = new GovernedTeller();
    private final Call allowed = Scenario.of(Fixture.POLICIES).allowed();
    private final Call denied = Scenario.of(Fixture.POLICIES).denied();
    private final Binding support =
            Bylaw.as(Principal.of("Agent", allowed.person().id())).inSession("chat-17");

    /** Makes sure that it is the enforcer that is measured. */
    @Setup
    public void check(BenchmarkParams benchmark) throws Exception {
        Bylaw.requireEnforced();
        ping();
        allow();
        bound();
        if (!"refused".equals(deny())) {
            throw new IllegalStateException("The call that no policy allows was not refused.");
        }
        WarmUp.with(operation(benchmark));
    }

    private Callable<?> operation(BenchmarkParams benchmark) {
        String name = benchmark.getBenchmark();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "ping" -> this::ping;
            case "allow" -> this::allow;
            case "bound" -> this::bound;
            case "deny" -> this::deny;
            default -> throw new IllegalStateException("There is no warm-up for " + name + ".");
        };
    }

    @Benchmark
    public long ping() {
        return teller.ping();
    }

    @Benchmark
    public long allow() {
        return transfer(allowed);
    }

    @Benchmark
    public Object bound() throws Exception {
        return support.call(this::allow);
    }

    @Benchmark
    public Object deny() {
        try {
            return transfer(denied);
        } catch (ActionDeniedException refused) {
            return "refused";
        }
    }

    private long transfer(Call call) {
        return teller.transfer(call.account().id(), call.amount(), call.currency(), call.purpose(), call.approved());
    }
}
