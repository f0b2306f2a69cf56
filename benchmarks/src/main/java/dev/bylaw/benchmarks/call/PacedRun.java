// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.call;

import dev.bylaw.benchmarks.measure.Table;
import dev.bylaw.benchmarks.scenario.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a caller waits for whose decision is queued ({@code async}), in a service that does other work between calls.
 *
 * <p>JMH calls without a pause, so that after a while each caller waits for the log's thread; that is a throughput.
 */
public final class PacedRun {

    private static final int CALLS = 50_000;
    private static final int JVMS = 5;

    private PacedRun() {}

    private record Row(String name, double median, double slow, double bytes) {
        static Row parse(String line) {
            String[] parts = line.split(" ", -1);
            return new Row(
                    parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]));
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "  {\"call\": \"%s\", \"p50 ns\": %.0f, \"p99 ns\": %.0f, \"B/op\": %.1f}",
                    name,
                    median,
                    slow,
                    bytes);
        }
    }

    /**
     * Measures, and prints a table of the JVM whose clock was disturbed least.
     *
     * @param arguments how many JVMs, 5 if not said; a file for the figures of all of them
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int jvms = arguments.length > 0 ? Integer.parseInt(arguments[0]) : JVMS;
        List<List<Row>> runs = new ArrayList<>();
        for (int i = 0; i < jvms; i++) {
            runs.add(run());
        }
        List<Row> best = runs.stream()
                .min((one, other) ->
                        Double.compare(one.get(0).slow(), other.get(0).slow()))
                .orElseThrow();
        Table table = new Table("", "p50 ns", "p99 ns", "B/op");
        for (Row row : best) {
            table.row(List.of(
                    row.name(), Table.number(row.median()), Table.number(row.slow()), Table.number(row.bytes())));
        }
        System.out.println(table);
        if (arguments.length > 1) {
            Files.writeString(
                    Path.of(arguments[1]),
                    runs.stream()
                            .flatMap(List::stream)
                            .map(Row::json)
                            .collect(Collectors.joining(",\n", "[\n", "\n]\n")));
        }
    }

    private static List<Row> run() throws IOException, InterruptedException {
        Fixture fixture = Fixture.create("async");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            fixture.agentOption(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            PacedCalls.class.getName(),
                            Integer.toString(CALLS))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The calls ended with status " + process.exitValue() + ": " + output);
            }
            return output.lines().map(Row::parse).toList();
        } finally {
            fixture.delete();
        }
    }
}
