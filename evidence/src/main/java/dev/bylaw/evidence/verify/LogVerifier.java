// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

    private static final byte[] PREDICATE = JsonCursor.name("predicate");
    private static final byte[] TYPE = JsonCursor.name("predicateType");
    private static final byte[] POINT = JsonCursor.name("point");
    private static final byte[] ID = JsonCursor.name("id");
    private static final byte[] RESULT = JsonCursor.name("result");
    private static final byte[] DECISION = JsonCursor.name("decision");

    private final Path folder;
    private final TrustPolicy policy;
    private final Storage storage;
    private final MerkleHasher hasher = new MerkleHasher();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> unseen = new TreeSet<>();
    private final JsonCursor cursor = new JsonCursor();
    private final SequenceCheck sequence = new SequenceCheck(findings);
    private final OutcomeCheck outcomes = new OutcomeCheck(findings);
    private LongConsumer progress = done -> {};
    private Consumer<byte[]> leaves = leaf -> {};
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
        for (long bundle = 0; bundle * TilePath.WIDTH < size; bundle++) {
            int width = (int) Math.min(TilePath.WIDTH, size - bundle * TilePath.WIDTH);
            List<byte[]> records = bundle(bundle, width);
            if (records == null) {
                return; // without its records nothing after them can be placed in the tree
            }
            for (byte[] record : records) {
                bytes += record.length;
                byte[] leaf = hasher.leaf(record);
                checkMeaning(record, leaf, TilePath.entries(bundle, width));
                tiles.add(leaf);
                leaves.accept(leaf);
            }
            earlierForms(bundle, width);
            progress.accept(tiles.size());
        }
    }

    private void checkMeaning(byte[] record, byte[] leaf, String file) {
        cursor.on(record);
        try {
            int[] statement = cursor.members(0, PREDICATE, TYPE);
            if (statement[0] >= 0) {
                int[] said = cursor.members(statement[0], POINT, ID, RESULT, DECISION);
                sequence.next(cursor, said[0], file);
                outcomes.next(cursor, statement[1], new OutcomeCheck.Said(said[1], said[2], said[3]), leaf, file);
            }
        } catch (JsonCursor.NotARecord e) {
            return; // an entry of another maker says nothing that could be checked
        }
    }

    private List<byte[]> bundle(long index, int width) throws IOException {
        String full = TilePath.entries(index, TilePath.WIDTH);
        String name = TilePath.entries(index, width);
        if (!storage.exists(name) && storage.exists(full)) {
            name = full;
        }
        unseen.remove(name);
        try {
            int count = name.equals(full) ? TilePath.WIDTH : width;
            return EntryBundle.records(Files.readAllBytes(folder.resolve(name)), count, name)
                    .subList(0, width);
        } catch (java.nio.file.NoSuchFileException e) {
            findings.add(new Finding(name, "the bundle is missing"));
        } catch (IOException e) {
            findings.add(new Finding(name, e.getMessage()));
        }
        return null;
    }

    /** Bundles of earlier sizes must be beginnings of the one that was hashed. */
    private void earlierForms(long index, int width) throws IOException {
        String full = TilePath.entries(index, TilePath.WIDTH);
        String read = storage.exists(TilePath.entries(index, width)) ? TilePath.entries(index, width) : full;
        for (String file : storage.list(TilePath.partials(full))) {
            String name = TilePath.partials(full) + "/" + file;
            if (name.equals(read) || !unseen.remove(name)) {
                continue;
            }
            byte[] earlier = Files.readAllBytes(folder.resolve(name));
            byte[] now = Files.readAllBytes(folder.resolve(read));
            boolean beginning =
                    earlier.length <= now.length && Arrays.equals(earlier, 0, earlier.length, now, 0, earlier.length);
            try {
                if (beginning
                        && EntryBundle.records(earlier, Integer.parseInt(file), name)
                                        .size()
                                < width) {
                    continue;
                }
            } catch (IOException | NumberFormatException e) {
                // said below
            }
            findings.add(new Finding(name, "the bundle is not what the log published at that size"));
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
