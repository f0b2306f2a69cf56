// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.json.JsonMembers;
import dev.bylaw.evidence.json.UnexpectedJson;
import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.note.VerificationKey;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.EntryBundle;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Verifies a published log.
 *
 * <h2>Security guarantees</h2>
 * When nothing is found: the head is signed as the policy asks; the records hash to its root; every file of the published
 * log, also of earlier sizes, is exactly what the records make it; the records of each boot are numbered without a gap; every
 * outcome is that of one decision before it which allowed the action. The
 * tree is computed from the records alone: tiles are compared with it and never trusted, because a verifier that walks
 * tiles can leave some unchecked (as golang.org/x/mod did: CVE-2026-56865).
 *
 * <h2>Not guaranteed</h2>
 * That this is the only log under its name: compare heads with a witness, or with an older head. That the last records are
 * there: what came after the head is not yet published.
 *
 * <p>One thread.
 */
public final class LogVerifier {

    private final Path folder;
    private final TrustPolicy policy;
    private final Storage storage;
    private final MerkleHasher hasher = new MerkleHasher();
    private final List<Finding> findings = new ArrayList<>();
    private final NavigableSet<String> unseen = new TreeSet<>();
    private final JsonMembers record = RecordText.reader();
    private final SequenceCheck sequence = new SequenceCheck(findings);
    private final OutcomeCheck outcomes = new OutcomeCheck(findings);
    private LongConsumer progress = done -> {};
    private Consumer<byte[]> leaves = leaf -> {};
    /** The bundle at hand. Kept, because anew for each it would be nearly all that verifying allocates. */
    private byte[] buffer = new byte[256 << 10];

    private long bytes;

    /** A verifier of the log in a folder, under a policy that does not come from there. */
    public LogVerifier(Path folder, TrustPolicy policy) {
        this.folder = folder;
        this.policy = policy;
        this.storage = new DiskStorage(folder);
    }

    /** Tells how many records are done, now and then. */
    public LogVerifier onProgress(LongConsumer listener) {
        progress = listener;
        return this;
    }

    /** Hands out the leaf hash of each record, in the order of the log. */
    public LogVerifier onLeaf(Consumer<byte[]> listener) {
        leaves = listener;
        return this;
    }

    /**
     * Verifies everything that is published.
     *
     * @throws IOException when a file cannot be read at all
     */
    public LogReport verify() throws IOException {
        listFiles();
        unseen.remove(TilePath.CHECKPOINT);
        TrustPolicy.Accepted accepted;
        try {
            if (!storage.exists(TilePath.CHECKPOINT)) {
                throw new FormatException("there is no checkpoint");
            }
            accepted = policy.accept(Files.readAllBytes(folder.resolve(TilePath.CHECKPOINT)));
        } catch (FormatException e) {
            findings.add(new Finding(TilePath.CHECKPOINT, e.getMessage()));
            return new LogReport(null, List.of(), 0, 0, findings, List.of());
        }
        Checkpoint head = accepted.checkpoint();
        ExpectedTiles tiles = new ExpectedTiles(folder, hasher, unseen, findings);
        readRecords(head.size(), tiles);
        tiles.checkRest();
        if (!Arrays.equals(tiles.root(), head.root())) {
            blameForRoot(head);
        }
        for (String file : unseen) {
            findings.add(new Finding(file, "the file is no part of a log of " + head.size() + " records"));
        }
        List<String> signers = new ArrayList<>();
        for (VerificationKey signer : accepted.signers()) {
            signers.add(signer.name());
        }
        return new LogReport(head, signers, tiles.size(), bytes, findings, notes());
    }

    private List<Finding> notes() {
        int open = outcomes.open();
        return open == 0
                ? List.of()
                : List.of(new Finding(
                        TilePath.CHECKPOINT,
                        open + (open == 1 ? " allowed decision has" : " allowed decisions have")
                                + " no outcome under this head: still running, or its process died"));
    }

    /** The records do not hash to the signed root. When the tiles do, it is the records that were changed. */
    private void blameForRoot(Checkpoint head) {
        boolean tilesMatch = false;
        try {
            byte[] root = new MerkleTree(new TileReader(storage, head.size()), head.size()).root();
            tilesMatch = Arrays.equals(root, head.root());
        } catch (IOException e) { // a tile is missing or cut, which is found already
            tilesMatch = false;
        }
        String leaves = TilePath.FOLDER + "/tile/0/";
        for (int i = 0; tilesMatch && i < findings.size(); i++) {
            String file = findings.get(i).file();
            if (file.startsWith(leaves)) {
                String bundle = TilePath.FOLDER + "/tile/entries/" + file.substring(leaves.length());
                findings.set(i, new Finding(bundle, "a record in the bundle is not the one that was signed"));
            }
        }
        findings.add(new Finding(TilePath.CHECKPOINT, "the records do not hash to the signed root"));
    }

    private void readRecords(long size, ExpectedTiles tiles) throws IOException {
        for (long index = 0; index * TilePath.WIDTH < size; index++) {
            int width = (int) Math.min(TilePath.WIDTH, size - index * TilePath.WIDTH);
            Bundle bundle = bundle(index, width);
            if (bundle == null) {
                return; // without its records nothing after them can be placed in the tree
            }
            for (int i = 0; i < width; i++) {
                int from = bundle.ends[i] + 2;
                int to = bundle.ends[i + 1];
                bytes += to - from;
                byte[] leaf = hasher.leaf(bundle.bytes, from, to - from);
                checkMeaning(bundle, from, to, leaf);
                tiles.add(leaf);
                leaves.accept(leaf);
            }
            earlierForms(bundle, index, width);
            progress.accept(tiles.size());
        }
    }

    private void checkMeaning(Bundle bundle, int from, int to, byte[] leaf) {
        try {
            record.on(bundle.bytes, from, to);
            sequence.next(record, bundle.name);
            outcomes.next(record, leaf, bundle.name);
        } catch (UnexpectedJson e) {
            return; // an entry of another maker says nothing that could be checked
        }
    }

    /** Reads a file into the buffer, and returns how long it is. */
    private int read(String name) throws IOException {
        try (Storage.Handle file = storage.openForReading(name)) {
            int length = Math.toIntExact(file.size());
            if (buffer.length < length) {
                buffer = new byte[length];
            }
            return file.read(ByteBuffer.wrap(buffer, 0, length), 0);
        }
    }

    /** A bundle as it was read, and where the records in it end. */
    @SuppressWarnings("ArrayRecordComponent") // private, compared nowhere
    private record Bundle(String name, byte[] bytes, int[] ends) {}

    private Bundle bundle(long index, int width) throws IOException {
        String full = TilePath.entries(index, TilePath.WIDTH);
        String name = TilePath.entries(index, width);
        if (!storage.exists(name) && storage.exists(full)) {
            name = full;
        }
        unseen.remove(name);
        try {
            int count = name.equals(full) ? TilePath.WIDTH : width;
            int length = read(name);
            return new Bundle(name, buffer, EntryBundle.ends(buffer, length, count, name));
        } catch (java.nio.file.NoSuchFileException e) {
            findings.add(new Finding(name, "the bundle is missing"));
        } catch (IOException e) {
            findings.add(new Finding(name, e.getMessage()));
        }
        return null;
    }

    /** Bundles of earlier sizes must be beginnings of the one that was hashed. */
    private void earlierForms(Bundle bundle, long index, int width) throws IOException {
        String folderOfThem = TilePath.partials(TilePath.entries(index, TilePath.WIDTH)) + "/";
        for (int records = 1; records < width; records++) {
            // Most bundles have none: one look at the sorted names says so.
            String next = unseen.ceiling(folderOfThem);
            if (next == null || !next.startsWith(folderOfThem)) {
                return;
            }
            String name = TilePath.entries(index, records);
            if (unseen.remove(name)) {
                byte[] earlier = Files.readAllBytes(folder.resolve(name));
                int length = bundle.ends[records];
                if (earlier.length != length || !Arrays.equals(earlier, 0, length, bundle.bytes, 0, length)) {
                    findings.add(new Finding(name, "the bundle is not what the log published at that size"));
                }
            }
        }
    }

    private void listFiles() throws IOException {
        Path log = folder.resolve(TilePath.FOLDER);
        if (!Files.isDirectory(log)) {
            return;
        }
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                // A write that a crash interrupted leaves a temporary file, which nobody reads.
                if (Files.isRegularFile(file) && !name.endsWith(".tmp")) {
                    unseen.add(name);
                }
            }
        }
    }
}
