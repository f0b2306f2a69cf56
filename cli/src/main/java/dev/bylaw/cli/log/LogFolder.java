// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Failure;
import dev.bylaw.evidence.index.LogQuery;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.evidence.storage.DiskStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a log, {@code audit.dir} of the configuration. */
final class LogFolder {

    private final Path folder;

    private LogFolder(Path folder) {
        this.folder = folder;
    }

    /** What is done with each record. */
    interface Reader {
        void accept(LogRecord record) throws Failure;
    }

    /** The log of this folder, which must look like one. */
    static LogFolder at(Path folder) throws Failure {
        if (!Files.exists(folder)) {
            throw Failure.usage(folder + ": there is no such folder. Give the one that audit.dir names.");
        }
        if (!Files.isDirectory(folder)) {
            throw Failure.usage(folder + ": this is a file. Give the log's folder, the one that audit.dir names.");
        }
        if (!isLog(folder)) {
            Path above = folder.toAbsolutePath().normalize().getParent();
            String hint = above != null && isLog(above)
                    ? "Its parent is one: " + above + "."
                    : "Give the one that audit.dir names; it holds the folder wal/ or log/.";
            throw Failure.usage(folder + ": there is no log in this folder. " + hint);
        }
        return new LogFolder(folder);
    }

    private static boolean isLog(Path folder) {
        return Files.isDirectory(folder.resolve("wal")) || Files.isRegularFile(folder.resolve("log/checkpoint"));
    }

    /** Reads every record that was in the log when the reading began, in order. */
    void read(Reader reader) throws Failure {
        read(0, reader);
    }

    /** Reads the records from an index on that were in the log when the reading began. Returns the index after the last. */
    long read(long from, Reader reader) throws Failure {
        try (LogReader log = LogReader.open(folder)) {
            if (log.end() <= from) {
                return log.end();
            }
            log.seek(from);
            while (log.next()) {
                reader.accept(LogRecord.of(log.index(), log.record()));
            }
            return log.end();
        } catch (IOException e) {
            throw Failure.usage(unreadable(e), e);
        }
    }

    /** The decision of that id, which must be there. */
    LogRecord decision(String id) throws Failure {
        LogRecord[] found = new LogRecord[1];
        try (LogReader log = LogReader.open(folder)) {
            new LogQuery(new DiskStorage(folder), log.published()).id(id).run((index, decision) -> {
                log.seek(index).next();
                found[0] = LogRecord.of(index, log.record());
                return false;
            });
            for (log.seek(log.published()); found[0] == null && log.next(); ) {
                LogRecord record = LogRecord.of(log.index(), log.record());
                found[0] = record.is(LogRecord.DECISION) && record.id().equals(id) ? record : null;
            }
        } catch (IOException e) {
            throw Failure.usage(unreadable(e), e);
        }
        if (found[0] == null) {
            throw Failure.usage(folder + ": there is no decision " + id + " in this log. 'bylaw log query " + folder
                    + " --json' shows the ids.");
        }
        return found[0];
    }

    /** How many records are in the log. */
    long size() throws Failure {
        try (LogReader log = LogReader.open(folder)) {
            return log.end();
        } catch (IOException e) {
            throw Failure.usage(unreadable(e), e);
        }
    }

    Path path() {
        return folder;
    }

    private String unreadable(IOException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.startsWith(folder.toString()) ? message : folder + ": the log cannot be read: " + message;
    }
}
