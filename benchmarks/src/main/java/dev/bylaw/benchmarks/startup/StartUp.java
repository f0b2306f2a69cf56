// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup;

import dev.bylaw.benchmarks.measure.Table;
import dev.bylaw.benchmarks.scenario.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Starts each program under each enforcement, in turn, so that a change in the machine's load meets all of them alike;
 * repeats that, and prints the medians.
 */
public final class StartUp {

    private static final int RUNS = 11;

    private record Case(Program program, Enforcement enforcement) {}

    private StartUp() {}

    /**
     * Measures, and prints a table.
     *
     * @param arguments how many runs, 11 if not said; a file for every single figure; which programs, all if not said
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : RUNS;
        List<Program> programs = arguments.length > 2
                ? Arrays.stream(arguments).skip(2).map(Program::valueOf).toList()
                : List.of(Program.values());
        Map<Case, List<Spent>> spent = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (Program program : programs) {
                for (Enforcement enforcement : Enforcement.values()) {
                    Case each = new Case(program, enforcement);
                    spent.computeIfAbsent(each, c -> new ArrayList<>()).add(measure(each));
                }
            }
            System.err.println("run " + (run + 1) + " of " + runs);
        }
        System.out.println(table(spent));
        if (arguments.length > 1) {
            Files.writeString(Path.of(arguments[1]), json(spent));
        }
    }

    private static Spent measure(Case each) throws IOException, InterruptedException {
        Fixture fixture = Fixture.create("durable");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            Path configuration = each.program.configuration(fixture.configuration());
            command.addAll(each.enforcement.options(configuration, fixture.log()));
            command.addAll(each.program.command(fixture.folder()));
            return Spent.running(command);
        } finally {
            fixture.delete();
        }
    }

    private static Table table(Map<Case, List<Spent>> spent) {
        Table table = new Table("", "CPU ms", "over no agent", "over a no-op agent", "", "wall ms");
        spent.forEach((each, runs) -> {
            double cpu = median(cpu(runs));
            double none = median(cpu(spent.get(new Case(each.program, Enforcement.NONE))));
            double noOp = median(cpu(spent.get(new Case(each.program, Enforcement.NO_OP_AGENT))));
            table.row(List.of(
                    text(each),
                    Table.number(cpu),
                    "x" + Table.number(cpu / none),
                    "x" + Table.number(cpu / noOp),
                    String.format(Locale.ROOT, "%+.0f ms", cpu - noOp),
                    Table.number(median(runs.stream().map(Spent::wall).toList()))));
        });
        return table;
    }

    private static List<Double> cpu(List<Spent> runs) {
        return runs.stream().map(Spent::cpu).toList();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String text(Case each) {
        return (each.program + ", " + each.enforcement).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String json(Map<Case, List<Spent>> spent) {
        String jdk = "  \"jdk\": \"" + Runtime.version() + "\",\n";
        return spent.entrySet().stream()
                .map(each -> "    {\"program\": \"" + each.getKey().program + "\", \"under\": \""
                        + each.getKey().enforcement + "\", \"cpuMillis\": " + millis(cpu(each.getValue())) + "}")
                .collect(Collectors.joining(",\n", "{\n" + jdk + "  \"runs\": [\n", "\n  ]\n}\n"));
    }

    private static List<Long> millis(List<Double> values) {
        return values.stream().map(Math::round).toList();
    }
}
