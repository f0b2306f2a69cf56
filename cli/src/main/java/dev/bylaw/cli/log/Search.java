// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.evidence.index.LogQuery;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.evidence.storage.DiskStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Prints the decisions that a filter chooses, with the index beside the log. The index says only where to look: each decision
 * that it names is read from the log and asked about, so the answer is that of reading everything. Records that are not yet
 * published are read one by one.
 */
final class Search {

    /** With more answers than that, reading the log once costs less than looking for each outcome. */
    private static final int LOOK_UP = 256;

    private static final int CHECK_READER = 1000;

    private final Console console;
    private final LogFolder log;
    private final RecordView view;

    Search(Console console, LogFolder log, RecordView view) {
        this.console = console;
        this.log = log;
        this.view = view;
    }

    void print(DecisionFilter filter, Instant now) throws Failure {
        Predicate<DecisionView> wanted = filter.predicate(now);
        try (LogReader reader = LogReader.open(log.path())) {
            LogQuery query = query(reader.published());
            filter.narrow(query, now);
            List<Long> candidates = new ArrayList<>();
            query.run((index, decision) -> candidates.add(index));
            for (reader.seek(reader.published()); reader.next(); ) {
                if (LogRecord.of(reader.index(), reader.record()).is(LogRecord.DECISION)) {
                    candidates.add(reader.index());
                }
            }
            Outcomes outcomes = candidates.size() > LOOK_UP ? Outcomes.in(log) : lookUp(candidates, query, reader);
            int read = 0;
            for (long index : candidates) {
                LogRecord record = record(reader, index);
                DecisionView decision = DecisionView.of(record, outcomes.of(record.id()));
                if (wanted.test(decision)) {
                    view.decision(decision);
                }
                if (++read % CHECK_READER == 0) {
                    console.requireReader();
                }
            }
        } catch (IOException e) {
            throw Failure.usage(log.path() + ": the log cannot be read: " + e.getMessage(), e);
        }
        view.end();
    }

    /** The outcomes of some decisions, from the index and from what is not yet published. */
    private Outcomes lookUp(List<Long> candidates, LogQuery query, LogReader reader) throws IOException {
        Outcomes outcomes = new Outcomes();
        long published = reader.published();
        for (long index : candidates) {
            LogRecord record = record(reader, index);
            String outcome = index < published ? query.outcomeOf(index, record.id()) : null;
            if (outcome != null) {
                outcomes.add(record.id(), outcome);
            }
        }
        for (reader.seek(published); reader.next(); ) {
            outcomes.add(LogRecord.of(reader.index(), reader.record()));
        }
        return outcomes;
    }

    private static LogRecord record(LogReader reader, long index) throws IOException {
        reader.seek(index);
        if (!reader.next()) {
            throw new IOException("record " + index + " is gone");
        }
        return LogRecord.of(index, reader.record());
    }

    private LogQuery query(long published) throws IOException {
        LogQuery query = new LogQuery(new DiskStorage(log.path()), published);
        return isOwner(log.path()) ? query.keepIndex() : query;
    }

    /** The service could not read an index that somebody else has written. */
    private static boolean isOwner(Path folder) throws IOException {
        return Files.isWritable(folder) && Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    }
}
