// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.merkle.ProofVerifier;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.RecordTail;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import dev.bylaw.evidence.tiles.TreeWriter;
import dev.bylaw.evidence.wal.WalCursor;
import dev.bylaw.evidence.wal.WalRecovery;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Turns durable records into a signed head, in the one order in which every crash can be recovered from: records (in the
 * write-ahead log already), bundles, tiles, both read back, {@code state/signed} compared and set, checkpoint.
 *
 * <h2>Guarantees</h2>
 * A head is signed only over records that are durable and were read back from where they are published, and only if it
 * extends every head that was signed before. At every moment the published checkpoint verifies against what is on the disk.
 *
 * <p>One thread. After an exception nothing more may be published.
 */
final class Publication implements Closeable {

    private final Storage storage;
    private final Storage stateStorage;
    private final String origin;
    private final LogKeys keys;
    private final TreeWriter tree;
    private final OpenDecisions open = new OpenDecisions();
    private final WalCursor wal;
    private SignedState signed;
    private Note checkpoint;
    private long published;

    private Publication(
            Storage storage, Storage stateStorage, LogSettings settings, SignedState signed, TreeWriter tree) {
        this.storage = storage;
        this.stateStorage = stateStorage;
        this.origin = settings.origin();
        this.keys = new LogKeys(storage, settings);
        this.signed = signed;
        this.tree = tree;
        this.wal = new WalCursor(storage, tree.size());
        this.published = -1;
    }

    /**
     * Goes on from what was last signed.
     *
     * @param recovery what the write-ahead log holds
     * @throws LogException when the two do not fit together: then nothing is changed, and nothing may be signed
     */
    static Publication resume(Storage storage, Storage stateStorage, LogSettings settings, WalRecovery recovery)
            throws IOException {
        SignedState signed;
        try {
            signed = SignedState.read(stateStorage);
        } catch (FormatException | IllegalArgumentException e) {
            throw new LogException(
                    Kind.DAMAGED,
                    stateStorage.locate(SignedState.FILE) + " is damaged: " + e.getMessage()
                            + ". Restore it from a copy: without it nobody knows what was signed.",
                    e);
        }
        new ResumeCheck(storage, stateStorage, settings).check(signed, recovery);
        TreeWriter tree = signed == null ? TreeWriter.empty(storage) : treeOf(storage, signed.head());
        Publication publication = new Publication(storage, stateStorage, settings, signed, tree);
        publication.restoreOpen();
        return publication;
    }

    /** Takes into the tree what is durable, up to the record before {@code end}. */
    void catchUp(long end) throws IOException {
        while (tree.size() < end) {
            wal.move();
            int from = wal.offset();
            open.observe(tree.size(), RecordTail.of(wal.bytes(), from, from + wal.length()));
            tree.add(wal.bytes(), from, wal.length());
        }
    }

    /** Signs and publishes the tree as it is. */
    Checkpoint publish() throws IOException {
        SigningKey key = keys.current(); // before the state says that something was signed: else a crash loses the key
        tree.flush();
        Checkpoint head = new Checkpoint(origin, tree.size(), tree.root());
        compareAndSet(head);
        Note.Signature signature = key.sign(head.text(), 0);
        checkpoint = new Note(head.text(), List.of(signature));
        write(checkpoint);
        published = head.size();
        tree.deleteOutgrown();
        WalRecovery.retire(storage, head.size());
        return head;
    }

    /** Replaces the checkpoint by one of the same head with more signatures. */
    void write(Note moreSigned) throws IOException {
        Files.replace(storage, TilePath.CHECKPOINT, moreSigned.toBytes());
    }

    /** The size that this run published last; -1 when it has not yet. */
    long published() {
        return published;
    }

    /** The head that this run published last, signed by the log alone. */
    Note checkpoint() {
        return checkpoint;
    }

    /** The last head that was signed; the empty tree's when none was. */
    Checkpoint head() {
        return signed == null
                ? new Checkpoint(origin, 0, TreeWriter.empty(storage).root())
                : signed.head();
    }

    /** The decisions without an outcome among the records taken in, oldest first. */
    List<RecordRef> openDecisions() throws IOException {
        List<RecordRef> decisions = new ArrayList<>();
        try (IndexedRecords records = new IndexedRecords(storage, head().size(), tree.size())) {
            for (long index : open.indices()) {
                decisions.add(records.reference(index));
            }
        }
        return decisions;
    }

    /** The keys that sign. */
    LogKeys keys() {
        return keys;
    }

    @Override
    public void close() throws IOException {
        tree.close();
        wal.close();
    }

    /** The signed state knows open decisions by their index; their ids stand in the log. */
    private void restoreOpen() throws IOException {
        if (signed == null) {
            return;
        }
        try (IndexedRecords records = new IndexedRecords(storage, tree.size(), tree.size())) {
            for (long index : signed.open()) {
                open.observe(index, records.decision(index));
            }
        }
    }

    /** The compare-and-set that keeps two histories from being signed under one name. */
    private void compareAndSet(Checkpoint head) throws IOException {
        SignedState onDisk;
        try {
            onDisk = SignedState.read(stateStorage);
        } catch (FormatException e) {
            throw new IOException(stateStorage.locate(SignedState.FILE) + ": " + e.getMessage(), e);
        }
        Checkpoint mine = signed == null ? null : signed.head();
        Checkpoint theirs = onDisk == null ? null : onDisk.head();
        if (!Objects.equals(mine, theirs)) {
            throw new IOException(stateStorage.locate(SignedState.FILE) + " is not what this log wrote there. Something"
                    + " else signs under the origin " + origin + "; nothing more is signed here.");
        }
        if (signed != null) {
            Checkpoint old = signed.head();
            TileReader reader = new TileReader(storage, head.size());
            List<byte[]> proof = new MerkleTree(reader, head.size()).consistencyProof(old.size());
            if (!new ProofVerifier().consistent(old.size(), old.root(), head.size(), head.root(), proof)) {
                throw new IOException("The tree of " + head.size() + " records in " + storage.locate(TilePath.FOLDER)
                        + " does not extend the signed one of " + old.size() + "; it is not signed.");
            }
        }
        SignedState next = new SignedState(head, open.indices());
        next.write(stateStorage);
        signed = next;
    }

    /** The tree of a signed head: from its last tiles, or else from all its records. */
    private static TreeWriter treeOf(Storage storage, Checkpoint head) throws IOException {
        IOException reason = null;
        try {
            TreeWriter tree = TreeWriter.load(storage, head.size());
            if (Arrays.equals(tree.root(), head.root())) {
                return tree;
            }
        } catch (IOException e) {
            reason = e;
        }
        try {
            TreeWriter tree = TreeWriter.rebuild(storage, head.size());
            if (Arrays.equals(tree.root(), head.root())) {
                return tree;
            }
        } catch (IOException e) {
            reason = e;
        }
        String detail = reason == null ? "its records do not hash to the signed root" : reason.getMessage();
        throw new LogException(
                Kind.DAMAGED,
                "The log in " + storage.locate(TilePath.FOLDER) + " is damaged: " + detail
                        + ". Nothing will be signed. Keep the folder, find the file with `bylaw log verify`, and restore it from a"
                        + " copy.",
                reason);
    }
}
