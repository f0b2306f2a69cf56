// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the decisions of a log, each with what became of it. */
@Command(
        name = "show",
        description = "Show the decisions of a log, oldest first, each with what became of it.",
        footer = {
            "",
            "Reads, and verifies nothing: see 'bylaw log verify'. A decision whose outcome is missing was refused, is"
                    + " still running, or its process died."
        })
public final class ShowCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(names = "--all", description = "Show records of every kind: policies loaded, methods governed, recoveries.")
    private boolean all;

    @Parameters(paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    /** A command that speaks there. */
    public ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        LogFolder log = LogFolder.at(folder);
        RecordView view = output.json() ? new RecordLines(console) : new RecordTable(console);
        Listing listing = new Listing(console, log, view);
        listing.print(decision -> true, record -> all);
        return listing.unreadable() == 0 ? Exit.YES : Exit.NO;
    }
}
