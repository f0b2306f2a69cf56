// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.RecordTail;
import dev.bylaw.evidence.storage.Storage;
import java.io.Closeable;
import java.io.IOException;

/**
 * Decisions of which only the index in the log is known, read again from where they stand: the bundles of the signed log, and
 * behind its head the write-ahead log.
 *
 * <p>One thread, which asks for ascending indices.
 */
final class IndexedRecords implements Closeable {

    private final Storage storage;
    private final LogReader reader;
    private final MerkleHasher hasher = new MerkleHasher();
    private boolean behindHead;

    /**
     * The records of a log.
     *
     * @param signed the size of its signed head
     * @param end how many records are durable
     */
    IndexedRecords(Storage storage, long signed, long end) {
        this.storage = storage;
        this.reader = new LogReader(storage, signed, end);
    }

    /**
     * The tail of a record that is a decision which allowed its action.
     *
     * @throws LogException when there is another record, or none
     */
    RecordTail decision(long index) throws IOException {
        try {
            // In the write-ahead log it only goes on: a cursor that begins anew reads its segment from the start.
            if (!behindHead) {
                reader.seek(index);
            }
            behindHead = index >= reader.published();
            while (reader.next()) {
                if (reader.index() == index) {
                    RecordTail tail = RecordTail.of(reader.record());
                    if (tail.kind() == RecordTail.Kind.ALLOWED) {
                        return tail;
                    }
                    break;
                }
            }
        } catch (IOException e) {
            throw damaged(index, e);
        }
        throw damaged(index, null);
    }

    /** What an outcome must say of that decision. */
    RecordRef reference(long index) throws IOException {
        RecordTail tail = decision(index);
        return new RecordRef(tail.actionId(), hasher.leaf(reader.record()), tail.subject());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private LogException damaged(long index, IOException cause) {
        return new LogException(
                Kind.DAMAGED,
                "The log in " + storage.locate("") + " is damaged: record " + index
                        + ", a decision without an outcome, cannot be read"
                        + (cause == null ? "" : ": " + cause.getMessage())
                        + ". Nothing will be signed. Keep the folder, find the file with `bylaw log verify`, and restore it"
                        + " from a copy.",
                cause);
    }
}
