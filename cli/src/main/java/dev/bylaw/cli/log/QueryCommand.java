// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the decisions that were asked for: who did what, to what, when, and under which policy. */
@Command(
        name = "query",
        description = "Show the decisions of a log that match: who did what, to what, when, under which policy.",
        footer = {
            "",
            "Who touched this customer last week: bylaw log query DIR --resource c-1 --since 7d",
            "Nothing found is an answer too: the exit code is 0."
        })
public final class QueryCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Mixin
    private DecisionFilter filter;

    @Option(
            names = "--scan",
            description = "Read every record instead of asking the index, and report those that cannot be read.")
    private boolean scan;

    @Parameters(paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    /** A command that speaks there. */
    public QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        Instant now = Instant.now();
        RecordView view = output.json() ? new RecordLines(console) : new RecordTable(console);
        LogFolder log = LogFolder.at(folder);
        if (!scan) {
            new Search(console, log, view).print(filter, now);
            return Exit.YES;
        }
        Listing listing = new Listing(console, log, view);
        listing.print(filter.predicate(now), record -> false);
        return listing.unreadable() == 0 ? Exit.YES : Exit.NO;
    }
}
