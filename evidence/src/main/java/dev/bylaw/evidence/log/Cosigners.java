// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.Note;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Who signs the log's heads besides the log: the witnesses, or nobody. Called by one thread. */
interface Cosigners extends Closeable {

    /**
     * Asks for cosignatures, and returns those that came and verify; fewer than asked for is no error.
     *
     * @param head the head
     * @param checkpoint the head, signed by the log
     * @param tree the tree of that head, for consistency proofs
     */
    List<Note.Signature> cosign(Checkpoint head, Note checkpoint, MerkleTree tree) throws IOException;

    @Override
    void close();
}
