// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.call;

import dev.bylaw.benchmarks.decision.SpringMethodSecurity;
import dev.bylaw.benchmarks.decision.SpringTeller;
import dev.bylaw.benchmarks.measure.WarmUp;
import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Fixture;
import dev.bylaw.benchmarks.scenario.PlainTeller;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.benchmarks.scenario.Teller;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.springframework.security.core.context.SecurityContextHolder;

/** The same call unguarded, and guarded in other ways, none of which leaves a trail unless it says so. */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UngovernedCall {

    private final Call allowed = Scenario.of(Fixture.POLICIES).allowed();
    private final Call denied = Scenario.of(Fixture.POLICIES).denied();
    private final Teller plain = new PlainTeller();
    private final Teller checking = Proxies.checking(allowed.person());
    private Teller spring;
    private Path trail;
    private FileChannel file;
    private Teller appending;
    private Teller forcing;

    /** Starts the peers, and makes sure that they guard. */
    @Setup
    public void start(BenchmarkParams benchmark) throws Exception {
        spring = SpringTeller.start();
        SecurityContextHolder.setContext(SpringMethodSecurity.contextOf(allowed.person()));
        Path folder = Files.createDirectories(Path.of("benchmarks/target/run"));
        trail = Files.createTempFile(folder, "trail", ".log");
        file = FileChannel.open(trail, StandardOpenOption.WRITE);
        appending = Proxies.appending(allowed.person(), file);
        forcing = Proxies.forcing(allowed.person(), file);
        if (springAllow() <= 0 || proxyAllow() <= 0) {
            throw new IllegalStateException("A guard does not let the allowed call through.");
        }
        if (!"refused".equals(springDeny()) || !"refused".equals(proxyDeny())) {
            throw new IllegalStateException("A guard does not refuse the denied call.");
        }
        WarmUp.with(operation(benchmark));
    }

    private Callable<?> operation(BenchmarkParams benchmark) {
        String name = benchmark.getBenchmark();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "plain" -> this::plain;
            case "proxyAllow" -> this::proxyAllow;
            case "proxyAllowAndAppend" -> this::proxyAllowAndAppend;
            case "proxyAllowAndForce" -> this::proxyAllowAndForce;
            case "proxyDeny" -> this::proxyDeny;
            case "springAllow" -> this::springAllow;
            case "springDeny" -> this::springDeny;
            default -> throw new IllegalStateException("There is no warm-up for " + name + ".");
        };
    }

    /** Removes the file. */
    @TearDown
    public void stop() throws IOException {
        file.close();
        Files.delete(trail);
    }

    @Benchmark
    public long plain() {
        return transfer(plain, allowed);
    }

    @Benchmark
    public long proxyAllow() {
        return transfer(checking, allowed);
    }

    @Benchmark
    public long proxyAllowAndAppend() {
        return transfer(appending, allowed);
    }

    @Benchmark
    public long proxyAllowAndForce() {
        return transfer(forcing, allowed);
    }

    @Benchmark
    public Object proxyDeny() {
        return refused(checking);
    }

    @Benchmark
    public long springAllow() {
        return transfer(spring, allowed);
    }

    @Benchmark
    public Object springDeny() {
        return refused(spring);
    }

    private Object refused(Teller teller) {
        try {
            return transfer(teller, denied);
        } catch (RuntimeException refused) {
            return "refused";
        }
    }

    private static long transfer(Teller teller, Call call) {
        return teller.transfer(call.account().id(), call.amount(), call.currency(), call.purpose(), call.approved());
    }
}
