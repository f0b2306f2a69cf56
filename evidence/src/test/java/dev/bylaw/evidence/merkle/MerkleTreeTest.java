// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

    /** The leaves of the known answers that the Certificate Transparency project published for RFC 6962. */
    private static final List<byte[]> LEAVES = List.of(
            bytes(""),
            bytes("00"),
            bytes("10"),
            bytes("2021"),
            bytes("3031"),
            bytes("40414243"),
            bytes("5051525354555657"),
            bytes("606162636465666768696a6b6c6d6e6f"));

    private final ProofVerifier verifier = new ProofVerifier();

    @ParameterizedTest
    @CsvSource({
        "0,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3,aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5,4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6,76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7,ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8,5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_roots_of_the_known_answers(int size, String root) throws Exception {
        assertThat(hex(tree(LEAVES, size).root())).isEqualTo(root);
    }

    @Test
    void the_inclusion_proofs_of_the_known_answers() throws Exception {
        assertThat(hex(tree(LEAVES, 8).inclusionProof(0)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(tree(LEAVES, 3).inclusionProof(2)))
                .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void the_consistency_proofs_of_the_known_answers() throws Exception {
        assertThat(hex(tree(LEAVES, 8).consistencyProof(1)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(tree(LEAVES, 5).consistencyProof(2)))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void every_proof_of_every_small_tree_verifies() throws Exception {
        List<byte[]> leaves = randomLeaves(70);
        for (int size = 0; size <= leaves.size(); size++) {
            MerkleTree tree = tree(leaves, size);
            byte[] root = tree.root();
            for (int i = 0; i < size; i++) {
                byte[] leaf = new MerkleHasher().leaf(leaves.get(i));
                assertThat(verifier.included(i, leaf, size, root, tree.inclusionProof(i)))
                        .isTrue();
            }
            for (int old = 0; old <= size; old++) {
                assertThat(verifier.consistent(old, tree(leaves, old).root(), size, root, tree.consistencyProof(old)))
                        .isTrue();
            }
        }
    }

    @Test
    void no_proof_verifies_once_any_part_of_it_is_changed() throws Exception {
        List<byte[]> leaves = randomLeaves(23);
        Random random = new Random(9162);
        for (int round = 0; round < 2_000; round++) {
            int size = 2 + random.nextInt(21);
            MerkleTree tree = tree(leaves, size);
            int index = random.nextInt(size);
            byte[] leaf = new MerkleHasher().leaf(leaves.get(index));
            List<byte[]> proof = new ArrayList<>(tree.inclusionProof(index));
            switch (random.nextInt(4)) {
                case 0 -> proof.add(random.nextInt(proof.size() + 1), leaf);
                case 1 -> proof.remove(random.nextInt(proof.size()));
                case 2 -> flip(proof, random);
                default -> leaf = flipped(leaf, random);
            }
            assertThat(verifier.included(index, leaf, size, tree.root(), proof)).isFalse();
        }
    }

    @Test
    void no_consistency_proof_verifies_once_any_part_of_it_is_changed() throws Exception {
        List<byte[]> leaves = randomLeaves(23);
        Random random = new Random(6962);
        for (int round = 0; round < 2_000; round++) {
            int size = 3 + random.nextInt(20);
            int old = 1 + random.nextInt(size - 1);
            byte[] oldRoot = tree(leaves, old).root();
            byte[] root = tree(leaves, size).root();
            List<byte[]> proof = new ArrayList<>(tree(leaves, size).consistencyProof(old));
            switch (random.nextInt(5)) {
                case 0 -> proof.add(random.nextInt(proof.size() + 1), oldRoot);
                case 1 -> proof.remove(random.nextInt(proof.size()));
                case 2 -> flip(proof, random);
                case 3 -> oldRoot = flipped(oldRoot, random);
                default -> root = flipped(root, random);
            }
            assertThat(verifier.consistent(old, oldRoot, size, root, proof)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,5", "5,5", "6,5", "0,0", "0,-1", "9223372036854775807,9223372036854775807"})
    void an_index_outside_the_tree_is_not_included(long index, long size) {
        assertThat(verifier.included(index, new byte[32], size, new byte[32], List.of()))
                .isFalse();
    }

    private static MerkleTree tree(List<byte[]> leaves, int size) {
        MerkleHasher hasher = new MerkleHasher();
        return new MerkleTree(
                new SubtreeHashes() {
                    @Override
                    public byte[] hash(int level, long index) throws IOException {
                        assertThat((index + 1) << level).isLessThanOrEqualTo(size);
                        return level == 0
                                ? hasher.leaf(leaves.get((int) index))
                                : hasher.node(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
                    }
                },
                size);
    }

    private static List<byte[]> randomLeaves(int count) {
        Random random = new Random(count);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] leaf = new byte[random.nextInt(40)];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    private static void flip(List<byte[]> hashes, Random random) {
        int i = random.nextInt(hashes.size());
        hashes.set(i, flipped(hashes.get(i), random));
    }

    private static byte[] flipped(byte[] hash, Random random) {
        byte[] copy = hash.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(MerkleTreeTest::hex).toList();
    }
}
