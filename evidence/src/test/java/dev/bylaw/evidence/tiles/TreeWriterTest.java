// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.tiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.merkle.SubtreeHashes;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeWriterTest {

    @TempDir
    Path folder;

    private Storage storage;

    @BeforeEach
    void openStorage() {
        storage = new DiskStorage(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 1000})
    void the_root_is_that_of_the_records(int size) throws Exception {
        TreeWriter tree = written(0, size);
        assertThat(tree.root()).isEqualTo(rootOf(size));
        assertThat(new MerkleTree(new TileReader(storage, size), size).root()).isEqualTo(rootOf(size));
    }

    @Test
    void a_tree_grows_from_what_is_on_the_disk() throws Exception {
        for (int size = 0; size < 600; size += 37) {
            TreeWriter tree = TreeWriter.load(storage, size);
            assertThat(tree.root()).isEqualTo(rootOf(size));
            for (int i = size; i < size + 37; i++) {
                tree.add(record(i));
            }
            tree.flush();
            tree.deleteOutgrown();
        }
        assertThat(new TileReader(storage, 629).entries(2)).hasSize(117);
    }

    @Test
    void the_tree_of_an_earlier_size_is_read_from_the_tiles_of_a_later_one() throws Exception {
        written(0, 300).deleteOutgrown();
        assertThat(TreeWriter.load(storage, 200).root()).isEqualTo(rootOf(200));
        assertThat(new TileReader(storage, 200).entries(0)).hasSize(200);
    }

    @Test
    void lost_tiles_are_rebuilt_from_the_records() throws Exception {
        written(0, 700);
        Files.delete(folder.resolve("log/tile/0/001"));
        Files.write(folder.resolve("log/tile/1/000.p/2"), new byte[64]);
        assertThat(TreeWriter.rebuild(storage, 700).root()).isEqualTo(rootOf(700));
        assertThat(new MerkleTree(new TileReader(storage, 700), 700).root()).isEqualTo(rootOf(700));
    }

    @Test
    void partial_tiles_stay_until_the_full_ones_are_there() throws Exception {
        TreeWriter tree = written(0, 200);
        tree.deleteOutgrown();
        assertThat(folder.resolve("log/tile/0/000.p/200")).exists();
        for (int i = 200; i < 256; i++) {
            tree.add(record(i));
        }
        tree.flush();
        tree.deleteOutgrown();
        assertThat(folder.resolve("log/tile/0/000")).exists();
        assertThat(folder.resolve("log/tile/0/000.p")).doesNotExist();
        assertThat(folder.resolve("log/tile/entries/000.p")).doesNotExist();
    }

    @Test
    void a_tile_of_the_wrong_length_is_named() throws Exception {
        written(0, 3);
        Files.write(folder.resolve("log/tile/0/000.p/3"), new byte[95]);
        assertThatThrownBy(() -> TreeWriter.load(storage, 3)).hasMessageContaining("log/tile/0/000.p/3");
    }

    private TreeWriter written(int from, int to) throws Exception {
        TreeWriter tree = TreeWriter.load(storage, from);
        for (int i = from; i < to; i++) {
            tree.add(record(i));
        }
        tree.flush();
        return tree;
    }

    private static byte[] record(int i) {
        return ("record " + i).getBytes(UTF_8);
    }

    private static byte[] rootOf(int size) throws Exception {
        MerkleHasher hasher = new MerkleHasher();
        return new MerkleTree(
                        new SubtreeHashes() {
                            @Override
                            public byte[] hash(int level, long index) throws java.io.IOException {
                                return level == 0
                                        ? hasher.leaf(record((int) index))
                                        : hasher.node(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
                            }
                        },
                        size)
                .root();
    }
}
