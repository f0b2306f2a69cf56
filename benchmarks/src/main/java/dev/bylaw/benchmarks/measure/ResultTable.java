// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.measure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results of a JMH run as a table, with each row's ratio to one that is taken as the measure. */
public final class ResultTable {

    /** Where the garbage collection profiler of JMH says how much an operation allocates. */
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private static final class Row {
        private RunResult average;
        private RunResult samples;
    }

    /** The table of these results. */
    public ResultTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            Row row = rows.computeIfAbsent(name(result.getParams()), name -> new Row());
            if (result.getParams().getMode() == Mode.SampleTime) {
                row.samples = result;
            } else {
                row.average = result;
            }
        }
    }

    private static String name(BenchmarkParams params) {
        String method = params.getBenchmark().replaceFirst(".*\\.", "");
        String values = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(" "));
        String threads = params.getThreads() == 1 ? "" : " x" + params.getThreads() + " threads";
        return (method + " " + values + threads).strip();
    }

    /**
     * The table as Markdown.
     *
     * @param measure from the name of a row to that of the row whose CPU time counts as 1
     */
    public String print(UnaryOperator<String> measure) {
        Table table = new Table("", "CPU ns", "ratio", "process CPU ns", "wall ns", "p50", "p99", "B/op", "B/record");
        rows.forEach((name, row) -> {
            double cpu = cpu(row);
            table.row(List.of(
                    name,
                    Table.number(cpu),
                    Table.number(cpu / cpu(rows.get(measure.apply(name)))),
                    Table.number(least(row.average, CpuTime.PROCESS)),
                    Table.number(
                            row.average == null
                                    ? Double.NaN
                                    : row.average.getPrimaryResult().getScore()),
                    Table.number(percentile(row.samples, 50)),
                    Table.number(percentile(row.samples, 99)),
                    Table.number(metric(row.average, ALLOCATION)),
                    Table.number(metric(row.average, UnderBylaw.LOG_BYTES))));
        });
        return table.toString();
    }

    private static double cpu(Row row) {
        return row == null ? Double.NaN : least(row.average, CpuTime.CALLERS);
    }

    private static double metric(RunResult result, String name) {
        Result<?> metric = result == null ? null : result.getSecondaryResults().get(name);
        return metric == null ? Double.NaN : metric.getScore();
    }

    /** Of the iterations, the one that was disturbed least. */
    private static double least(RunResult result, String name) {
        Result<?> metric = result == null ? null : result.getSecondaryResults().get(name);
        return metric == null ? Double.NaN : metric.getStatistics().getMin();
    }

    private static double percentile(RunResult samples, double rank) {
        return samples == null
                ? Double.NaN
                : samples.getPrimaryResult().getStatistics().getPercentile(rank);
    }
}
