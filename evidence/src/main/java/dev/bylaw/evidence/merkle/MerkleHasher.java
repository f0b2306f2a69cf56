// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two hashes of the tree: a leaf is SHA-256 of a zero byte and the record, a node is SHA-256 of a one byte and its two
 * children. The prefixes keep a record from passing for a node.
 *
 * <p>One thread at a time.
 */
public final class MerkleHasher {

    /** The length of every hash, in bytes. */
    public static final int LENGTH = 32;

    private final MessageDigest sha256;

    /** A hasher for one thread. */
    public MerkleHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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

    /** The hash of a node. */
    public byte[] node(byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        sha256.update(right);
        return sha256.digest();
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
                sha256.update((byte) 1);
                sha256.update(level, 2 * i * LENGTH, 2 * LENGTH);
                System.arraycopy(sha256.digest(), 0, level, i * LENGTH, LENGTH);
            }
        }
        byte[] root = new byte[LENGTH];
        System.arraycopy(level, 0, root, 0, LENGTH);
        return root;
    }
}
