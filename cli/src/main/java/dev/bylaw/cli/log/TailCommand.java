// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the last decisions of a log, and then every record as it is written. */
@Command(
        name = "tail",
        description = "Show the last decisions of a log, then every record as it comes, until interrupted.",
        footer = {"", "What becomes of a decision comes later, as a record of its own."})
public final class TailCommand implements Callable<Integer> {

    private static final long INTERVAL_MILLIS = 1_000;
    /** How far back the last decisions are looked for. */
    private static final long WINDOW = 5_000;

    /** Waits for the log to grow. */
    interface Pause {
        /** Waits a little; false when nobody wants to see more. */
        boolean elapse() throws InterruptedException;
    }

    private final Console console;
    private final Pause pause;

    @Mixin
    private OutputOptions output;

    @Option(names = "-n", paramLabel = "N", defaultValue = "10", description = "So many decisions first. Default: 10.")
    private int last;

    @Parameters(paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    /** A command that speaks there, and goes on until its process ends. */
    public TailCommand(Console console) {
        this(console, () -> {
            Thread.sleep(INTERVAL_MILLIS);
            return true;
        });
    }

    TailCommand(Console console, Pause pause) {
        this.console = console;
        this.pause = pause;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        LogFolder log = LogFolder.at(folder);
        RecordView view = output.json() ? new RecordLines(console) : new RecordTable(console);
        long next = showLast(log, view);
        do {
            view.end();
            console.out().flush();
            console.requireReader();
            if (!pause.elapse()) {
                return Exit.YES;
            }
            next = log.read(next, record -> show(record, view));
        } while (true);
    }

    /** Shows the last decisions, and returns the index after the last record read. */
    private long showLast(LogFolder log, RecordView view) throws Failure {
        Deque<LogRecord> decisions = new ArrayDeque<>();
        Outcomes outcomes = new Outcomes();
        long from = Math.max(0, log.size() - WINDOW);
        long next = log.read(from, record -> {
            outcomes.add(record);
            if (record.is(LogRecord.DECISION)) {
                decisions.add(record);
            }
            if (decisions.size() > last) {
                decisions.remove();
            }
        });
        for (LogRecord record : decisions) {
            view.decision(DecisionView.of(record, outcomes.of(record.id())));
        }
        return next;
    }

    private void show(LogRecord record, RecordView view) {
        if (record.is(LogRecord.DECISION)) {
            view.decision(DecisionView.of(record, Outcomes.NONE));
        } else if (record.isReadable()) {
            view.other(record);
        } else {
            console.remark(folder + ": record " + record.index() + " is not a statement that can be read.");
        }
    }
}
