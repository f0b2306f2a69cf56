// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.tiles.TilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Computes every tile from leaf hashes, and compares it with the file as soon as it is full. One thread. */
final class ExpectedTiles {

    private final Path folder;
    private final MerkleHasher hasher;
    private final Set<String> unseen;
    private final List<Finding> findings;
    private final List<byte[]> levels = new ArrayList<>();
    private final List<long[]> counts = new ArrayList<>();
    private long size;

    ExpectedTiles(Path folder, MerkleHasher hasher, Set<String> unseen, List<Finding> findings) {
        this.folder = folder;
        this.hasher = hasher;
        this.unseen = unseen;
        this.findings = findings;
    }

    long size() {
        return size;
    }

    void add(byte[] leaf) throws IOException {
        size++;
        add(0, leaf);
    }

    /** Compares the tiles that are not full. */
    void checkRest() throws IOException {
        for (int level = 0; level < levels.size(); level++) {
            long count = counts.get(level)[0];
            if (count % TilePath.WIDTH > 0) {
                check(level, count / TilePath.WIDTH, (int) (count % TilePath.WIDTH));
            }
        }
    }

    byte[] root() {
        byte[] root = null;
        for (int level = 0; level < levels.size(); level++) {
            int position = (int) (counts.get(level)[0] % TilePath.WIDTH);
            for (int peak = 1; position > 0; peak *= 2) {
                if ((position & peak) != 0) {
                    position -= peak;
                    byte[] hash = hasher.subtree(levels.get(level), position, peak);
                    root = root == null ? hash : hasher.node(hash, root);
                }
            }
        }
        return root == null ? hasher.empty() : root;
    }

    private void add(int level, byte[] hash) throws IOException {
        if (levels.size() == level) {
            levels.add(new byte[TilePath.WIDTH * MerkleHasher.LENGTH]);
            counts.add(new long[1]);
        }
        byte[] tile = levels.get(level);
        int position = (int) (counts.get(level)[0]++ % TilePath.WIDTH);
        System.arraycopy(hash, 0, tile, position * MerkleHasher.LENGTH, MerkleHasher.LENGTH);
        if (position == TilePath.WIDTH - 1) {
            check(level, counts.get(level)[0] / TilePath.WIDTH - 1, TilePath.WIDTH);
            add(level + 1, hasher.subtree(tile, 0, TilePath.WIDTH));
        }
    }

    /** Compares the tile and its forms of earlier sizes with the hashes at hand. */
    private void check(int level, long index, int width) throws IOException {
        String full = TilePath.tile(level, index, TilePath.WIDTH);
        String name = TilePath.tile(level, index, width);
        boolean fullStandsIn = !Files.exists(folder.resolve(name)) && Files.exists(folder.resolve(full));
        if (!fullStandsIn) {
            compare(name, levels.get(level), width);
        } else if (unseen.remove(full)) {
            byte[] file = Files.readAllBytes(folder.resolve(full));
            if (file.length != TilePath.WIDTH * MerkleHasher.LENGTH || !begins(file, levels.get(level), width)) {
                findings.add(new Finding(full, "the tile is not what the records hash to"));
            }
        }
        Path partials = folder.resolve(TilePath.partials(full));
        if (Files.isDirectory(partials)) {
            for (int w = 1; w < width; w++) {
                String earlier = TilePath.tile(level, index, w);
                if (unseen.contains(earlier)) {
                    compare(earlier, levels.get(level), w);
                }
            }
        }
    }

    private void compare(String name, byte[] hashes, int width) throws IOException {
        unseen.remove(name);
        try {
            byte[] file = Files.readAllBytes(folder.resolve(name));
            if (file.length != width * MerkleHasher.LENGTH || !begins(file, hashes, width)) {
                findings.add(new Finding(name, "the tile is not what the records hash to"));
            }
        } catch (NoSuchFileException e) {
            findings.add(new Finding(name, "the tile is missing"));
        }
    }

    private static boolean begins(byte[] file, byte[] hashes, int width) {
        int length = width * MerkleHasher.LENGTH;
        return Arrays.equals(file, 0, length, hashes, 0, length);
    }
}
