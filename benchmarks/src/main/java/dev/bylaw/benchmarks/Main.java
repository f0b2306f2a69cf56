// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks;

import dev.bylaw.benchmarks.call.PacedRun;
import dev.bylaw.benchmarks.load.LoadRun;
import dev.bylaw.benchmarks.log.LogRun;
import dev.bylaw.benchmarks.measure.CpuTime;
import dev.bylaw.benchmarks.measure.ResultTable;
import dev.bylaw.benchmarks.measure.UnderBylaw;
import dev.bylaw.benchmarks.startup.StartUp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * {@code java -jar benchmarks/target/benchmarks.jar decisions|calls|tools|paced|log|startup|load}, from the top of the repository.
 *
 * <p>The first three take the options of JMH, print a table at the end, and write JMH's JSON. The others are no JMH benchmarks:
 * see {@link PacedRun}, {@link LogRun}, {@link StartUp} and {@link LoadRun}.
 */
public final class Main {

    private static final String USAGE = "Usage: benchmarks.jar decisions [JMH OPTIONS]"
            + " | calls [JMH OPTIONS] | tools [JMH OPTIONS] | paced [JVMS [JSON FILE]] | log [SECONDS [JSON FILE [RECORDS]]] | startup [RUNS [JSON FILE [PROGRAM...]]]"
            + " | load [RUNS [JSON FILE [POLICIES]]]";

    private Main() {}

    /** Runs one suite; ends with status 2 when none is named. */
    public static void main(String[] arguments) throws Exception {
        String suite = arguments.length == 0 ? "" : arguments[0];
        String[] options = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (suite) {
            case "decisions" ->
                run(
                        "decisions",
                        "DecisionBenchmark",
                        options,
                        name -> name.replaceFirst("decide \\S+", "decide BYLAW_CODE"));
            case "calls" ->
                run(
                        "calls",
                        "(Governed|Ungoverned)Call",
                        options,
                        name -> name.replaceFirst("^\\S+( async| durable)?", "springAllow"));
            case "tools" ->
                run(
                        "tools",
                        "(Governed|Ungoverned)Tool",
                        options,
                        name -> "plain" + name.substring(0, 1).toUpperCase(Locale.ROOT)
                                + name.replaceFirst(" .*", "").substring(1));
            case "paced" -> PacedRun.main(options);
            case "log" -> LogRun.main(options);
            case "startup" -> StartUp.main(options);
            case "load" -> LoadRun.main(options);
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }

    private static void run(String suite, String benchmarks, String[] options, UnaryOperator<String> measure)
            throws Exception {
        CommandLineOptions given = new CommandLineOptions(options);
        OptionsBuilder builder = new OptionsBuilder();
        builder.parent(given);
        if (given.getIncludes().isEmpty()) {
            builder.include(benchmarks);
        }
        builder.addProfiler(GCProfiler.class).addProfiler(CpuTime.class).addProfiler(UnderBylaw.class);
        builder.resultFormat(ResultFormatType.JSON);
        if (!given.getResult().hasValue()) {
            builder.result("benchmarks/target/" + suite + ".json");
        }
        Collection<RunResult> results = new Runner(builder.build()).run();
        System.out.println();
        System.out.println(new ResultTable(results).print(measure));
    }
}
