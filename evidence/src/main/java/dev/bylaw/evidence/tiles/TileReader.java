// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.tiles;

import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.merkle.SubtreeHashes;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tiles and bundles of a log of a given size. Verifies only that they have the right length.
 *
 * <p>One thread.
 */
public final class TileReader implements SubtreeHashes {

    private static final int CACHED = 64;

    private final Storage storage;
    private final long size;
    private final MerkleHasher hasher = new MerkleHasher();
    private final Map<String, byte[]> cache = new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > CACHED;
        }
    };

    /** A reader for a log of that size. */
    public TileReader(Storage storage, long size) {
        this.storage = storage;
        this.size = size;
    }

    /** How many hashes or records the tile or bundle has in a log of this size. */
    public int width(int level, long index) {
        long hashes = size >> (8 * level);
        return (int) Math.max(0, Math.min(TilePath.WIDTH, hashes - index * TilePath.WIDTH));
    }

    /** The hashes of a tile, side by side. */
    public byte[] tile(int level, long index) throws IOException {
        int width = width(level, index);
        String name = TilePath.tile(level, index, width);
        byte[] tile = cache.get(name);
        if (tile == null) {
            String found = fileOf(name, TilePath.tile(level, index, TilePath.WIDTH));
            tile = Files.read(storage, found);
            int full = name.equals(found) ? width : TilePath.WIDTH;
            if (tile.length != full * MerkleHasher.LENGTH) {
                throw new IOException(storage.locate(found) + ": " + tile.length + " bytes, and should have "
                        + full * MerkleHasher.LENGTH);
            }
            tile = full == width ? tile : Arrays.copyOf(tile, width * MerkleHasher.LENGTH);
            cache.put(name, tile);
        }
        return tile;
    }

    /** The records of a bundle, of which the first stands at index {@code 256 · bundle} of the log. */
    public List<byte[]> entries(long bundle) throws IOException {
        int width = width(0, bundle);
        String name = TilePath.entries(bundle, width);
        String found = fileOf(name, TilePath.entries(bundle, TilePath.WIDTH));
        int full = name.equals(found) ? width : TilePath.WIDTH;
        List<byte[]> records = EntryBundle.records(Files.read(storage, found), full, storage.locate(found));
        return records.subList(0, width);
    }

    @Override
    public byte[] hash(int level, long index) throws IOException {
        int tileLevel = level / 8;
        int count = 1 << (level % 8);
        long first = index * count; // in hashes of that tile level
        int within = (int) (first % TilePath.WIDTH);
        byte[] tile = tile(tileLevel, first / TilePath.WIDTH);
        if ((within + count) * MerkleHasher.LENGTH > tile.length) {
            throw new IOException("subtree " + index + " at level " + level + " is not complete in a log of " + size);
        }
        return hasher.subtree(tile, within, count);
    }

    /** A full tile may stand for a partial one, which is then deleted. */
    private String fileOf(String name, String full) throws IOException {
        return name.equals(full) || storage.exists(name) || !storage.exists(full) ? name : full;
    }
}
