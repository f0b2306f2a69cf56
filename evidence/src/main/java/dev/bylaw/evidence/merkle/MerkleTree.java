// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree of a given size over hashes that somebody keeps: its root and its proofs.
 *
 * <p>One thread at a time.
 */
public final class MerkleTree {

    private final MerkleHasher hasher = new MerkleHasher();
    private final SubtreeHashes hashes;
    private final long size;

    /** The tree over the first {@code size} leaves. */
    public MerkleTree(SubtreeHashes hashes, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size: " + size);
        }
        this.hashes = hashes;
        this.size = size;
    }

    /** The root hash. */
    public byte[] root() throws IOException {
        return size == 0 ? hasher.empty() : range(0, size);
    }

    /** The proof that a leaf is in this tree, lowest hash first. */
    public List<byte[]> inclusionProof(long index) throws IOException {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        long low = 0;
        long high = size;
        while (high - low > 1) { // from the root down, so the proof comes out backwards
            long split = low + Long.highestOneBit(high - low - 1);
            if (index < split) {
                proof.add(0, range(split, high));
                high = split;
            } else {
                proof.add(0, range(low, split));
                low = split;
            }
        }
        return proof;
    }

    /** The proof that the tree of the first {@code old} leaves is a beginning of this one, lowest hash first. */
    public List<byte[]> consistencyProof(long old) throws IOException {
        if (old < 0 || old > size) {
            throw new IllegalArgumentException("a tree of " + old + " is not a beginning of one of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        if (old == 0 || old == size) {
            return proof;
        }
        long low = 0;
        long high = size;
        while (old != high) {
            long split = low + Long.highestOneBit(high - low - 1);
            if (old <= split) {
                proof.add(0, range(split, high));
                high = split;
            } else {
                proof.add(0, range(low, split));
                low = split;
            }
        }
        if (low > 0) { // else the old root itself, which the verifier has
            proof.add(0, range(low, high));
        }
        return proof;
    }

    /** The hash over the leaves {@code low} to {@code high − 1}, where {@code low} is where such a subtree may begin. */
    private byte[] range(long low, long high) throws IOException {
        long n = high - low;
        if (Long.bitCount(n) == 1) {
            int level = Long.numberOfTrailingZeros(n);
            return hashes.hash(level, low >> level);
        }
        long split = low + Long.highestOneBit(n - 1);
        return hasher.node(range(low, split), range(split, high));
    }
}
