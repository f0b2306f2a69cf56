// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.merkle;

import dev.bylaw.evidence.crypto.Sha256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The two hashes of the tree: a leaf is SHA-256 of a zero byte and the record, a node is SHA-256 of a one byte and its two
 * children. The prefixes keep a record from passing for a node.
 *
 * <p>One thread at a time.
 */
public final class MerkleHasher {

    /** The length of every hash, in bytes. */
    public static final int LENGTH = 32;

    private final MessageDigest sha256 = Sha256.create();

    /** What a node hashes, in one piece: the prefix and two children. */
    private final byte[] node = new byte[1 + 2 * LENGTH];

    /** A hasher for one thread. */
    public MerkleHasher() {
        node[0] = 1;
    }

    /** The hash of a record. */
    public byte[] leaf(byte[] record) {
        return leaf(record, 0, record.length);
    }

    /** The hash of a record within a larger array. */
    public byte[] leaf(byte[] bytes, int offset, int length) {
        sha256.update((byte) 0);
        sha256.update(bytes, offset, length);
        return sha256.digest();
    }

    /** Puts the hash of a record within a larger array into an array. */
    public void leaf(byte[] bytes, int offset, int length, byte[] hashes, int at) {
        sha256.update((byte) 0);
        sha256.update(bytes, offset, length);
        into(hashes, at);
    }

    /** The hash of a node. */
    public byte[] node(byte[] left, byte[] right) {
        System.arraycopy(left, 0, node, 1, LENGTH);
        System.arraycopy(right, 0, node, 1 + LENGTH, LENGTH);
        return sha256.digest(node);
    }

    /** The root of a tree without leaves. */
    public byte[] empty() {
        return sha256.digest();
    }

    /**
     * The hash of a complete subtree whose lower hashes stand side by side.
     *
     * @param hashes the array they stand in
     * @param first the position of the first one, in hashes
     * @param count how many, a power of two
     */
    public byte[] subtree(byte[] hashes, int first, int count) {
        byte[] level = new byte[count * LENGTH];
        System.arraycopy(hashes, first * LENGTH, level, 0, level.length);
        for (int n = count; n > 1; n /= 2) {
            for (int i = 0; i < n / 2; i++) {
                System.arraycopy(level, 2 * i * LENGTH, node, 1, 2 * LENGTH);
                sha256.update(node, 0, node.length);
                into(level, i * LENGTH);
            }
        }
        return Arrays.copyOf(level, LENGTH);
    }

    private void into(byte[] hashes, int at) {
        try {
            sha256.digest(hashes, at, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
    }
}
