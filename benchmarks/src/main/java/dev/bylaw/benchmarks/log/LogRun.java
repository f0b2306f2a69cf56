// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.log;

import dev.bylaw.benchmarks.measure.Table;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the log, and prints two tables: what callers see, and what becomes of a log that is opened again.
 *
 * <p>Wall time and a disk are in most of these figures: they mean something on a quiet machine only, and the disk's own
 * figure from the same run stands beside them.
 */
public final class LogRun {

    private static final int[] CALLERS = {1, 8, 64};
    private static final long PACE_NANOS = 50_000;
    /** Longer than the longest nap of the thread that writes. */
    private static final long SLOW_PACE_NANOS = 20_000_000;

    private static final List<String> COLUMNS = List.of(
            "calls/s", "records/s", "p50 us", "p99 us", "caller CPU ns", "caller B", "log B", "process CPU us/record");
    private static final int SYNCS = 500;
    private static final int RECORDS = 1_000_000;

    private final Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    private final Table callers =
            new Table(Stream.concat(Stream.of(""), COLUMNS.stream()).toArray(String[]::new));
    private final Path folder;
    private final double seconds;

    private LogRun(Path folder, double seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    /**
     * Measures, and prints the tables.
     *
     * @param arguments how many seconds each row takes, 5 if not said; a file for the figures; how many records are recovered
     */
    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
        int records = arguments.length > 2 ? Integer.parseInt(arguments[2]) : RECORDS;
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("benchmarks/target/run")), "log-");
        LogRun run = new LogRun(folder, seconds);
        try {
            run.callers();
            Table reopened = run.reopened(records);
            System.out.println(run.callers);
            System.out.println();
            System.out.println(reopened);
        } finally {
            delete(folder);
        }
        if (arguments.length > 1) {
            Files.writeString(Path.of(arguments[1]), run.json());
        }
    }

    private void callers() throws Exception {
        disk("the disk, before");
        try (TransparencyLog log =
                TransparencyLog.open(new LogSettings(folder.resolve("log"), "example.com/bench", "bench", "0"))) {
            Callers.run(log, Durability.ASYNC, 1, seconds, 0); // so that the JIT has seen both threads of the log
            Callers.run(log, Durability.DURABLE, 64, seconds, 0);
            clock("the clock alone, each 50 us", PACE_NANOS);
            row("async, 1 caller, a call each 50 us", Callers.run(log, Durability.ASYNC, 1, seconds, PACE_NANOS));
            clock("the clock alone, each 20 ms", SLOW_PACE_NANOS);
            row("async, 1 caller, a call each 20 ms", Callers.run(log, Durability.ASYNC, 1, seconds, SLOW_PACE_NANOS));
            for (Durability durability : List.of(Durability.ASYNC, Durability.DURABLE)) {
                for (int count : CALLERS) {
                    String name = durability.text() + ", " + count + (count == 1 ? " caller" : " callers");
                    row(name, Callers.run(log, durability, count, seconds, 0));
                }
            }
        }
        disk("the disk, after");
    }

    private void row(String name, Callers.Run run) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("calls/s", run.calls() / run.seconds());
        row.put("records/s", 2 * run.calls() / run.seconds());
        row.put("p50 us", percentile(run.waits(), 0.5));
        row.put("p99 us", percentile(run.waits(), 0.99));
        row.put("caller CPU ns", run.callerCpu());
        row.put("caller B", run.callerBytes());
        row.put("log B", run.logBytes());
        row.put("process CPU us/record", run.processCpu() / 2_000);
        add(name, row);
    }

    private void disk(String name) throws IOException {
        long[] syncs = Disk.syncs(folder.resolve(name.replace(' ', '-')), SYNCS);
        percentiles(name, syncs);
    }

    private void clock(String name, long pauseNanos) {
        percentiles(name, Callers.clockAlone(seconds, pauseNanos));
    }

    /** A row of which nothing else is known. */
    private void percentiles(String name, long[] sorted) {
        Map<String, Double> row = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            row.put(column, Double.NaN);
        }
        row.put("p50 us", percentile(sorted, 0.5));
        row.put("p99 us", percentile(sorted, 0.99));
        add(name, row);
    }

    private void add(String name, Map<String, Double> row) {
        figures.put(name, row);
        List<String> cells = new ArrayList<>(List.of(name));
        row.values().forEach(value -> cells.add(Table.number(value)));
        callers.row(cells);
        System.err.println(name);
    }

    private Table reopened(int records) throws Exception {
        Reopened.Seen seen = new Reopened(folder.resolve("reopened"), records).look();
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("open s", seen.openSeconds());
        row.put("publish s", seen.publishSeconds());
        row.put("CPU us/record", seen.openCpuSeconds() * 1e6 / records);
        row.put("verified leaves/s", records / seen.verifySeconds());
        row.put("CPU us/leaf", seen.verifyCpuSeconds() * 1e6 / records);
        row.put("index CPU us/record", seen.index().cpuMicros());
        row.put("index B/record", seen.index().bytes());
        row.put("published B/record", seen.bytesPerRecord());
        row.put("receipt B", (double) seen.receiptBytes());
        figures.put(records + " records", row);
        Table table =
                new Table(Stream.concat(Stream.of(""), row.keySet().stream()).toArray(String[]::new));
        List<String> cells = new ArrayList<>(List.of(records + " records, none published"));
        row.values().forEach(value -> cells.add(Table.number(value)));
        return table.row(cells);
    }

    private static double percentile(long[] sorted, double rank) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (rank * (sorted.length - 1))] / 1e3;
    }

    private String json() {
        return figures.entrySet().stream()
                .map(row -> "    {\"row\": \"" + row.getKey() + "\", "
                        + row.getValue().entrySet().stream()
                                .filter(cell -> !cell.getValue().isNaN())
                                .map(cell -> String.format(Locale.ROOT, "\"%s\": %.3f", cell.getKey(), cell.getValue()))
                                .collect(Collectors.joining(", "))
                        + "}")
                .collect(Collectors.joining(
                        ",\n", "{\n  \"jdk\": \"" + Runtime.version() + "\",\n  \"rows\": [\n", "\n  ]\n}\n"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
