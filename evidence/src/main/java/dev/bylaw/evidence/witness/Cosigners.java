// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.Note;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Who signs the log's heads besides the log: witnesses, or nobody. Called by one thread. */
public interface Cosigners extends Closeable {

    /**
     * Asks for cosignatures of a head, and returns those that came and verify. Fewer than asked for is no error: ask again.
     *
     * @param head the head
     * @param checkpoint the head, signed by the log
     * @param tree the tree of that head, for consistency proofs
     * @throws IOException when the log's own tree cannot be read
     */
    List<Note.Signature> cosign(Checkpoint head, Note checkpoint, MerkleTree tree) throws IOException;

    /** The names of those who did not sign when they were last asked. */
    default List<String> failing() {
        return List.of();
    }

    @Override
    void close();

    /** Nobody. */
    Cosigners NOBODY = new Cosigners() {
        @Override
        public List<Note.Signature> cosign(Checkpoint head, Note checkpoint, MerkleTree tree) {
            return List.of();
        }

        @Override
        public void close() {
            // nothing to end
        }
    };
}
