// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.LogHead;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Recovery;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.evidence.storage.LockedException;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.wal.WalDamagedException;
import dev.bylaw.evidence.wal.WalRecovery;
import dev.bylaw.evidence.wal.WalWriter;
import dev.bylaw.evidence.witness.Cosigners;
import dev.bylaw.evidence.witness.WitnessClient;
import dev.bylaw.evidence.witness.WitnessListener;
import dev.bylaw.evidence.witness.Witnesses;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens a log: takes its lock, checks that what is on the disk is one history, finds what the last run left unfinished, and
 * only then changes anything.
 *
 * @param storage the log's folder
 * @param lock the lock, which closing releases
 * @param wal where records become durable from now on
 * @param publication where they are published
 * @param cosigners who signs besides the log
 * @param findings what the last run left unfinished, as records to append first
 */
record LogOpening(
        Storage storage,
        Closeable lock,
        WalWriter wal,
        Publication publication,
        Cosigners cosigners,
        List<Statement> findings) {

    private static final String LOCK = "state/lock";

    static TransparencyLog open(LogSettings settings, WitnessListener listener) throws LogException {
        return LogReservation.of(settings, listener).open();
    }

    static Cosigners cosigners(LogSettings settings, WitnessListener listener) throws LogException {
        if (settings.witnesses().isEmpty()) {
            return Cosigners.NOBODY;
        }
        Witnesses witnesses = new Witnesses(listener);
        for (LogSettings.Witness witness : settings.witnesses()) {
            try {
                witnesses.add(new WitnessClient(witness.url(), witness.vkey()));
            } catch (FormatException e) {
                throw new LogException(
                        Kind.MISCONFIGURED,
                        "The witness \"" + witness.name() + "\" in audit.witnesses: " + e.getMessage() + ".",
                        e);
            }
        }
        return witnesses;
    }

    /** Everything but the threads. */
    static LogOpening prepare(LogSettings settings, Storage storage, Storage state, Cosigners cosigners)
            throws LogException {
        return prepare(settings, storage, state, cosigners, lock(storage));
    }

    /** As above, with the lock taken already; it is released when the log cannot be opened. */
    static LogOpening prepare(LogSettings settings, Storage storage, Storage state, Cosigners cosigners, Closeable lock)
            throws LogException {
        try {
            return prepareLocked(settings, storage, state, cosigners, lock);
        } catch (WalDamagedException e) {
            throw released(lock, new LogException(Kind.DAMAGED, e.getMessage(), e));
        } catch (LogException e) {
            throw released(lock, e);
        } catch (IOException e) {
            throw released(lock, unopenable(storage, e));
        }
    }

    private static LogException unopenable(Storage storage, IOException cause) {
        return new LogException(
                Kind.FAILED,
                "The log in " + storage.locate("") + " cannot be opened: " + cause
                        + ". Nothing can be recorded, so nothing may be done. Check the folder's permissions and the disk.",
                cause);
    }

    private static LogOpening prepareLocked(
            LogSettings settings, Storage storage, Storage state, Cosigners cosigners, Closeable lock)
            throws IOException {
        WalRecovery recovery = WalRecovery.inspect(storage);
        Publication publication = Publication.resume(storage, state, settings, recovery);
        publication.catchUp(recovery.next()); // reads all of it, so damage shows before anything is changed
        List<Statement> findings = findings(publication.head(), recovery, publication.openDecisions());
        recovery.closeLastSegment(storage);
        publication.keys().make();
        WalWriter wal = WalWriter.start(storage, recovery.next());
        return new LogOpening(storage, lock, wal, publication, cosigners, findings);
    }

    private static List<Statement> findings(Checkpoint head, WalRecovery recovery, List<RecordRef> inDoubt) {
        List<Statement> findings = new ArrayList<>();
        boolean torn = recovery.tornFile() != null;
        long now = RecordIds.nowMicros();
        if (torn || !inDoubt.isEmpty()) {
            findings.add(new Recovery(
                    new LogHead(head.origin(), head.size(), head.root()),
                    torn ? "torn-tail" : "in-doubt",
                    recovery.tornFile(),
                    recovery.tornBytes(),
                    inDoubt.size(),
                    torn
                            ? "The last run ended while it was writing; what was not yet acknowledged was cut off."
                            : "The last run ended before it had recorded the outcome of every action it had allowed.",
                    now));
        }
        for (RecordRef decision : inDoubt) {
            findings.add(new Execution(decision, Outcome.UNKNOWN, 0, 0, null, now));
        }
        return findings;
    }

    static Closeable lock(Storage storage) throws LogException {
        try {
            return storage.lock(LOCK);
        } catch (LockedException e) {
            throw new LogException(
                    Kind.IN_USE,
                    "The log in " + storage.locate("") + " cannot be locked: " + e.getMessage()
                            + ". One process writes a" + " log; give each its own audit.dir and audit.origin.",
                    e);
        } catch (IOException e) {
            throw unopenable(storage, e);
        }
    }

    private static LogException released(Closeable lock, LogException cause) {
        try {
            lock.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }
}
