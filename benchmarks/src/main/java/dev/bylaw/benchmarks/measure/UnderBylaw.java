// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.measure;

import dev.bylaw.benchmarks.scenario.Fixture;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Starts the JVM of each benchmark that has a parameter named {@value #DURABILITY} under {@code bylaw.jar}, with an empty
 * log, and removes the log afterwards.
 */
public final class UnderBylaw implements ExternalProfiler {

    /** The parameter, a value of the configuration key {@code audit.durability}. */
    public static final String DURABILITY = "durability";
    /** Another one, a value of the key {@code frameworks}. */
    public static final String FRAMEWORKS = "frameworks";
    /** The metric for the room that a record takes in the log's folder, in bytes. A call that runs leaves two. */
    public static final String LOG_BYTES = "log.bytes";

    private Fixture fixture;

    @Override
    public String getDescription() {
        return "the enforcer, and the size of its log";
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams params) {
        if (!params.getParamsKeys().contains(DURABILITY)) {
            return List.of();
        }
        try {
            boolean said = params.getParamsKeys().contains(FRAMEWORKS);
            fixture = Fixture.create(params.getParam(DURABILITY), said ? params.getParam(FRAMEWORKS) : "auto");
            return List.of(fixture.agentOption());
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
        return List.of();
    }

    @Override
    public void beforeTrial(BenchmarkParams params) {}

    @Override
    public Collection<? extends Result<?>> afterTrial(BenchmarkResult result, long pid, File stdOut, File stdErr) {
        if (fixture == null) {
            return List.of();
        }
        try {
            double size = fixture.logBytesPerRecord();
            fixture.delete();
            fixture = null;
            return List.of(new ScalarResult(LOG_BYTES, size, "B/record", AggregationPolicy.AVG));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean allowPrintOut() {
        return true;
    }

    @Override
    public boolean allowPrintErr() {
        return true;
    }
}
