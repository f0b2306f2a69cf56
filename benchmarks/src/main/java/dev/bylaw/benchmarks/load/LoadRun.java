// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.load;

import dev.bylaw.benchmarks.measure.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads policies in one new JVM after the other, the engines in turn, and prints the medians of each stage. */
public final class LoadRun {

    private static final int RUNS = 5;
    private static final int POLICIES = 10_000;

    private LoadRun() {}

    /**
     * Measures, and prints a table.
     *
     * @param arguments how many runs, 5 if not said; a file for every single figure; how many policies, 10,000 if not said
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : RUNS;
        int policies = arguments.length > 2 ? Integer.parseInt(arguments[2]) : POLICIES;
        Map<String, List<Stage>> stages = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (Loading.Engine engine : Loading.Engine.values()) {
                for (Stage stage : run(engine, policies)) {
                    stages.computeIfAbsent(engine + ", " + stage.name(), key -> new ArrayList<>())
                            .add(stage);
                }
            }
            System.err.println("run " + (run + 1) + " of " + runs);
        }
        System.out.println(table(stages));
        if (arguments.length > 1) {
            Files.writeString(Path.of(arguments[1]), json(policies, stages));
        }
    }

    /** The stages of one JVM, and what they come to together. */
    private static List<Stage> run(Loading.Engine engine, int policies) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        engine.name(),
                        Integer.toString(policies))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(engine + " ended with status " + process.exitValue() + ": " + output);
        }
        List<Stage> stages = new ArrayList<>(output.lines().map(Stage::parse).toList());
        stages.add(stages.stream().reduce(Stage::and).orElseThrow());
        return stages;
    }

    private static Table table(Map<String, List<Stage>> stages) {
        Table table = new Table("", "wall ms", "caller CPU ms", "process CPU ms");
        stages.forEach((name, runs) -> table.row(List.of(
                name.toLowerCase(Locale.ROOT).replace('_', '-'),
                Table.number(median(runs.stream().map(Stage::wall).toList())),
                Table.number(median(runs.stream().map(Stage::caller).toList())),
                Table.number(median(runs.stream().map(Stage::process).toList())))));
        return table;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String json(int policies, Map<String, List<Stage>> stages) {
        String head =
                "{\n  \"jdk\": \"" + Runtime.version() + "\",\n  \"policies\": " + policies + ",\n  \"stages\": [\n";
        return stages.entrySet().stream()
                .map(each -> "    {\"stage\": \"" + each.getKey() + "\", \"millis\": ["
                        + each.getValue().stream().map(LoadRun::json).collect(Collectors.joining(", ")) + "]}")
                .collect(Collectors.joining(",\n", head, "\n  ]\n}\n"));
    }

    private static String json(Stage stage) {
        return String.format(
                Locale.ROOT,
                "{\"wall\": %.0f, \"caller\": %.0f, \"process\": %.0f}",
                stage.wall(),
                stage.caller(),
                stage.process());
    }
}
