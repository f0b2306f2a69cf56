// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.LateDecision;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Statement;
import java.io.Closeable;

/**
 * Appends records to the log.
 *
 * <h2>Guarantees</h2>
 * When {@link #append} returns normally at {@link Durability#DURABLE}, the record survives the death of the process and of
 * the machine; at {@link Durability#WITNESSED}, a quorum of witnesses has moreover signed a checkpoint that covers it.
 * Records of one caller keep their order. The records of one boot are numbered without a gap, in the order of the log.
 * Nothing is dropped: when the log cannot take a record it throws, and the caller must refuse the action. An interrupt
 * neither ends the wait nor harms the log; it is kept for the caller. A record that was taken and then cannot be written ends
 * the log: from then on every append throws, so that no further action goes unrecorded.
 *
 * <h2>Not guaranteed</h2>
 * At {@link Durability#ASYNC}, that the record survives the process: it is written within about a millisecond and one sync of
 * the disk while records come, and within 16 ms when none has come for a while. That the record is published: a checkpoint
 * covers it about a second later. That nobody with the signing key rewrites the log: witnesses are for that. That a record
 * whose append threw is not in the log: it may have become durable before the failure, and then shows an action as decided that
 * was refused.
 *
 * <h2>Threads</h2>
 * Any thread, also a virtual one, may append; no caller waits for another one's signature, and none holds a lock.
 *
 * <h2>Failure</h2>
 * The first error of the disk is final: every append from then on throws, until the log is opened again.
 */
public interface RecordLog extends Closeable {

    /**
     * Appends a record and returns when it is as durable as asked.
     *
     * @return what names the record from another one, an {@code Execution} above all
     * @throws LogException when the record cannot be taken or not be made as durable as asked: refuse the action
     */
    RecordRef append(Statement statement, Durability durability) throws LogException;

    /**
     * Appends a decision that the log's own thread writes down, and returns when that is as durable as asked. What the caller
     * does for it itself takes no longer than a look at the clock, unless the log is full.
     *
     * @return the record's number within the boot, for {@link #appendOutcome}
     * @throws LogException when the record cannot be taken or not be made as durable as asked: refuse the action
     */
    long append(LateDecision decision, Durability durability) throws LogException;

    /**
     * Appends what became of an action that was allowed. It ends now; the log's own thread writes it down, and nobody waits.
     *
     * @param decision the number of its decision, each at most once
     * @param startedNanos when its body was entered, as {@link System#nanoTime}; 0 when that was as soon as it was decided
     * @param outcome what became of it
     * @param error the class of what it threw; {@code null} when it threw nothing
     * @throws LogException when the record cannot be taken: the outcome stays unknown
     */
    void appendOutcome(long decision, long startedNanos, Execution.Outcome outcome, String error) throws LogException;

    /** The ULID of this run, which every record carries. */
    String boot();

    /** Makes durable and publishes what was appended, and closes. Appends from now on throw. */
    @Override
    void close() throws LogException;
}
