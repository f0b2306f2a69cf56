// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.merkle.ProofVerifier;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.TlogProof;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A record with the proof that it is in the log, in one file: a C2SP tlog-proof whose extra line is the record.
 *
 * <h2>Security guarantees</h2>
 * {@link #verify} says yes only when the record is, byte for byte, at its place in a log whose head the policy accepts.
 * Nothing in the receipt is believed: neither keys nor names.
 * <h2>Not guaranteed</h2>
 * That the policies were right, that the inputs were true, or that no path around the enforcement point exists.
 */
public final class Receipt {

    private final TlogProof proof;

    private Receipt(TlogProof proof) {
        this.proof = proof;
    }

    /**
     * What a receipt proves.
     *
     * @param record the record's bytes
     * @param index its place in the log
     * @param head the head that covers it, and who signed that
     */
    @SuppressWarnings("ArrayRecordComponent") // handed out, compared nowhere
    public record Proven(byte[] record, long index, TrustPolicy.Accepted head) {}

    /**
     * Makes the receipt of a published record.
     *
     * @throws IOException also when the record is not published yet
     */
    public static Receipt of(Path folder, long index) throws IOException {
        Storage storage = new DiskStorage(folder);
        byte[] signed = Files.readAllBytes(folder.resolve(TilePath.CHECKPOINT));
        Checkpoint head;
        try {
            head = Checkpoint.parse(Note.parse(signed).text());
        } catch (FormatException e) {
            throw new IOException(storage.locate(TilePath.CHECKPOINT) + ": " + e.getMessage(), e);
        }
        if (index < 0 || index >= head.size()) {
            throw new IOException("record " + index + " is not yet published: the log has a signed head of "
                    + head.size() + " records. Try again in a second.");
        }
        TileReader tiles = new TileReader(storage, head.size());
        byte[] record = tiles.entries(index / TilePath.WIDTH).get((int) (index % TilePath.WIDTH));
        MerkleTree tree = new MerkleTree(tiles, head.size());
        return new Receipt(new TlogProof(record, index, tree.inclusionProof(index), signed));
    }

    /** Reads a receipt. Verifies nothing. */
    public static Receipt parse(byte[] file) throws FormatException {
        TlogProof proof = TlogProof.parse(file);
        if (proof.extra() == null) {
            throw new FormatException("the receipt does not hold its record");
        }
        return new Receipt(proof);
    }

    /** A receipt whose record and proof came in two files. */
    public static Receipt parse(byte[] record, byte[] proofFile) throws FormatException {
        TlogProof proof = TlogProof.parse(proofFile);
        return new Receipt(new TlogProof(record, proof.index(), proof.hashes(), proof.checkpoint()));
    }

    /** The receipt as a file. */
    public byte[] toBytes() {
        return proof.toBytes();
    }

    /** The proof alone, for verifiers that want the record in a file of its own. */
    public byte[] proofOnly() {
        return new TlogProof(null, proof.index(), proof.hashes(), proof.checkpoint()).toBytes();
    }

    /** The record's bytes, unverified. */
    public byte[] record() {
        return proof.extra();
    }

    /**
     * Verifies the receipt.
     *
     * @throws FormatException saying why it does not verify
     */
    public Proven verify(TrustPolicy policy) throws FormatException {
        TrustPolicy.Accepted head = policy.accept(proof.checkpoint());
        byte[] leaf = new MerkleHasher().leaf(proof.extra());
        boolean included = new ProofVerifier()
                .included(
                        proof.index(),
                        leaf,
                        head.checkpoint().size(),
                        head.checkpoint().root(),
                        proof.hashes());
        if (!included) {
            throw new FormatException("the record is not at index " + proof.index() + " of the log of "
                    + head.checkpoint().size() + " records that the checkpoint signs");
        }
        return new Proven(proof.extra(), proof.index(), head);
    }
}
