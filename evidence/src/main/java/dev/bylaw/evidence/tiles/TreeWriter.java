// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.tiles;

import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.storage.FileBatch;
import dev.bylaw.evidence.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grows the published tree: takes records, writes bundles and tiles, knows the root.
 *
 * <h2>Guarantees</h2>
 * When {@link #flush} returns, every bundle and tile of the current size is on the disk, and every bundle written was read
 * back and hashed again: a bit that flips between hashing and writing is found before anything is signed.
 *
 * <p>Memory: one tile a level, one bundle, and the tiles not yet written. One thread.
 */
public final class TreeWriter implements Closeable {

    /** So many bundles are written before they are synced together. */
    private static final int BATCH = 64;

    private static final int TILE_BYTES = TilePath.WIDTH * MerkleHasher.LENGTH;

    private final Storage storage;
    private final MerkleHasher hasher = new MerkleHasher();
    private final List<Level> levels = new ArrayList<>();
    private final List<Written> bundles = new ArrayList<>();
    private final FileBatch bundleFiles;
    private final List<Pending> tiles = new ArrayList<>();
    private final List<String> outgrown = new ArrayList<>();
    private byte[] bundle = new byte[64 << 10];
    private int bundleLength;
    /** What was read back last. Kept, because anew for each bundle it would be most of what publishing allocates. */
    private byte[] back = new byte[64 << 10];

    private final byte[] hash = new byte[MerkleHasher.LENGTH];
    private long size;

    /** The last, incomplete tile of a level. */
    private static final class Level {
        byte[] hashes = new byte[TILE_BYTES];
        int count;
        long index;
    }

    /** A tile to be written. */
    @SuppressWarnings("ArrayRecordComponent") // private, compared nowhere
    private record Pending(String name, byte[] content) {}

    /** A bundle that is written and not yet synced, with the leaf hashes it must have. */
    @SuppressWarnings("ArrayRecordComponent") // private, compared nowhere
    private record Written(String name, int width, byte[] leaves) {}

    private TreeWriter(Storage storage) {
        this.storage = storage;
        this.bundleFiles = new FileBatch(storage);
    }

    /** The empty tree. */
    public static TreeWriter empty(Storage storage) {
        return new TreeWriter(storage);
    }

    /** The tree of a given size, from its last tiles; whoever calls compares the root. */
    public static TreeWriter load(Storage storage, long size) throws IOException {
        TreeWriter tree = new TreeWriter(storage);
        TileReader reader = new TileReader(storage, size);
        for (int level = 0; size >> (8 * level) > 0; level++) {
            long hashes = size >> (8 * level);
            Level last = tree.level(level);
            last.index = hashes / TilePath.WIDTH;
            last.count = (int) (hashes % TilePath.WIDTH);
            if (last.count > 0) {
                byte[] tile = reader.tile(level, last.index);
                System.arraycopy(tile, 0, last.hashes, 0, tile.length);
            }
        }
        if (size % TilePath.WIDTH > 0) {
            for (byte[] record : reader.entries(size / TilePath.WIDTH)) {
                tree.toBundle(record, 0, record.length);
            }
        }
        tree.size = size;
        return tree;
    }

    /** The tree of a given size, from its records alone; tiles that differ are written anew. */
    public static TreeWriter rebuild(Storage storage, long size) throws IOException {
        TreeWriter tree = new TreeWriter(storage);
        TileReader reader = new TileReader(storage, size);
        for (long i = 0; i * TilePath.WIDTH < size; i++) {
            for (byte[] record : reader.entries(i)) {
                tree.add(record);
            }
        }
        tree.flush();
        return tree;
    }

    /** How many records the tree has. */
    public long size() {
        return size;
    }

    /** Adds a record. */
    public void add(byte[] record) throws IOException {
        add(record, 0, record.length);
    }

    /** Adds a record that stands within a larger array. */
    public void add(byte[] bytes, int offset, int length) throws IOException {
        toBundle(bytes, offset, length);
        size++;
        Level leaves = level(0);
        hasher.leaf(bytes, offset, length, leaves.hashes, leaves.count * MerkleHasher.LENGTH);
        leaves.count++;
        if (leaves.count == TilePath.WIDTH) {
            writeBundle(leaves.index, TilePath.WIDTH, leaves.hashes);
            outgrown.add(TilePath.partials(TilePath.entries(leaves.index, TilePath.WIDTH)));
            bundleLength = 0;
            full(0);
        }
        if (bundles.size() == BATCH) {
            write();
        }
    }

    /** The root over all records added. */
    public byte[] root() {
        byte[] root = null;
        for (Level level : levels) {
            int position = level.count;
            for (int bit = 0; bit < 8; bit++) {
                int peak = 1 << bit;
                if ((level.count & peak) != 0) {
                    position -= peak;
                    byte[] hash = hasher.subtree(level.hashes, position, peak);
                    root = root == null ? hash : hasher.node(hash, root);
                }
            }
        }
        return root == null ? hasher.empty() : root;
    }

    /** Makes the tree of the current size durable. */
    public void flush() throws IOException {
        int width = (int) (size % TilePath.WIDTH);
        if (width > 0) {
            Level leaves = level(0);
            writeBundle(leaves.index, width, Arrays.copyOf(leaves.hashes, width * MerkleHasher.LENGTH));
        }
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (level.count > 0) {
                byte[] hashes = Arrays.copyOf(level.hashes, level.count * MerkleHasher.LENGTH);
                tiles.add(new Pending(TilePath.tile(i, level.index, level.count), hashes));
            }
        }
        write();
    }

    /** Gives up what was written and not synced. */
    @Override
    public void close() throws IOException {
        bundleFiles.close();
    }

    /** Deletes the partial forms of what is full now. Only after the full forms are durable and a checkpoint names them. */
    public void deleteOutgrown() throws IOException {
        for (String folder : outgrown) {
            List<String> files = storage.list(folder);
            for (String file : files) {
                storage.delete(folder + "/" + file);
            }
            if (!files.isEmpty()) {
                storage.delete(folder);
            }
        }
        outgrown.clear();
    }

    /** The tile of a level is full: it will be written as it is, and its root goes to the level above. */
    private void full(int number) {
        Level level = level(number);
        String name = TilePath.tile(number, level.index, TilePath.WIDTH);
        tiles.add(new Pending(name, level.hashes));
        outgrown.add(TilePath.partials(name));
        byte[] root = hasher.subtree(level.hashes, 0, TilePath.WIDTH);
        level.hashes = new byte[TILE_BYTES];
        level.index++;
        level.count = 0;
        Level above = level(number + 1);
        System.arraycopy(root, 0, above.hashes, above.count * MerkleHasher.LENGTH, MerkleHasher.LENGTH);
        above.count++;
        if (above.count == TilePath.WIDTH) {
            full(number + 1);
        }
    }

    private void write() throws IOException {
        bundleFiles.commit();
        for (Written bundle : bundles) {
            readBack(bundle);
        }
        try (FileBatch batch = new FileBatch(storage)) {
            for (Pending file : tiles) { // queued bottom-up
                batch.add(file.name, file.content);
            }
            batch.commit();
        }
        bundles.clear();
        tiles.clear();
    }

    private void readBack(Written bundle) throws IOException {
        int length = read(bundle.name);
        int at = 0;
        for (int i = 0; i < bundle.width; i++) {
            int end = EntryBundle.endOf(back, at, length);
            int from = i * MerkleHasher.LENGTH;
            if (end >= 0) {
                hasher.leaf(back, at + 2, end - at - 2, hash, 0);
            }
            if (end < 0 || !Arrays.equals(hash, 0, hash.length, bundle.leaves, from, from + hash.length)) {
                throw new IOException(storage.locate(bundle.name) + ": record " + i
                        + " of the bundle was read back with another hash than it was"
                        + " written with. The disk or the memory is failing.");
            }
            at = end;
        }
        if (at != length) {
            throw new IOException(storage.locate(bundle.name) + ": the bundle was read back longer than it was written."
                    + " The disk or the memory is failing.");
        }
    }

    private int read(String name) throws IOException {
        try (Storage.Handle file = storage.openForReading(name)) {
            int length = Math.toIntExact(file.size());
            if (back.length < length) {
                back = new byte[length];
            }
            return file.read(ByteBuffer.wrap(back, 0, length), 0);
        }
    }

    private void writeBundle(long index, int width, byte[] leaves) throws IOException {
        String name = TilePath.entries(index, width);
        bundleFiles.add(name, bundle, bundleLength);
        bundles.add(new Written(name, width, leaves));
    }

    private void toBundle(byte[] bytes, int offset, int length) {
        int needed = bundleLength + 2 + length;
        if (needed > bundle.length) {
            bundle = Arrays.copyOf(bundle, Math.max(needed, 2 * bundle.length));
        }
        bundleLength = EntryBundle.append(bundle, bundleLength, bytes, offset, length);
    }

    private Level level(int number) {
        while (levels.size() <= number) {
            levels.add(new Level());
        }
        return levels.get(number);
    }
}
