// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Failure;
import java.util.function.Predicate;

/** Prints the records of a log in one form, and counts those that could not be read. */
final class Listing {

    private static final int CHECK_READER = 1000;

    private final Console console;
    private final LogFolder log;
    private final RecordView view;
    private long unreadable;

    Listing(Console console, LogFolder log, RecordView view) {
        this.console = console;
        this.log = log;
        this.view = view;
    }

    /** Prints the decisions and the records of other kinds that are wanted; executions are part of their decisions. */
    void print(Predicate<DecisionView> wanted, Predicate<LogRecord> others) throws Failure {
        Outcomes outcomes = Outcomes.in(log);
        log.read(record -> {
            if (record.index() % CHECK_READER == 0) {
                console.requireReader();
            }
            if (record.is(LogRecord.DECISION)) {
                DecisionView decision = DecisionView.of(record, outcomes.of(record.id()));
                if (wanted.test(decision)) {
                    view.decision(decision);
                }
            } else if (!record.isReadable()) {
                unreadable++;
                console.remark(log.path() + ": record " + record.index() + " is not a statement that can be read.");
            } else if (!record.is(LogRecord.EXECUTION) && others.test(record)) {
                view.other(record);
            }
        });
        view.end();
    }

    /** How many records could not be read. They were reported where they stood. */
    long unreadable() {
        return unreadable;
    }
}
