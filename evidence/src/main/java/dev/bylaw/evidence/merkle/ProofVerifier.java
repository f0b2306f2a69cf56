// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.merkle;

import java.security.MessageDigest;
import java.util.List;

/**
 * Checks proofs, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2. Whatever the input, the answer is yes or no.
 *
 * <p>One thread at a time.
 */
public final class ProofVerifier {

    private final MerkleHasher hasher = new MerkleHasher();

    /** Whether a leaf of that hash stands at {@code index} in the tree of {@code size} leaves with that root. */
    public boolean included(long index, byte[] leaf, long size, byte[] root, List<byte[]> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0) { // more hashes than levels
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the tree of {@code oldSize} leaves is a beginning of the tree of {@code size} leaves. */
    public boolean consistent(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        if (oldSize < 0 || oldSize > size) {
            return false;
        }
        if (oldSize == size) {
            return proof.isEmpty() && MessageDigest.isEqual(oldRoot, root);
        }
        if (oldSize == 0) {
            return proof.isEmpty() && MessageDigest.isEqual(oldRoot, hasher.empty());
        }
        return grown(oldSize, oldRoot, size, root, proof);
    }

    private boolean grown(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        boolean complete = Long.bitCount(oldSize) == 1; // then the proof leaves out the old root
        if (proof.isEmpty()) {
            return false;
        }
        long node = oldSize - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] oldHash = complete ? oldRoot : proof.get(0);
        byte[] newHash = oldHash;
        for (int i = complete ? 0 : 1; i < proof.size(); i++) {
            byte[] sibling = proof.get(i);
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = hasher.node(sibling, oldHash);
                newHash = hasher.node(sibling, newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = hasher.node(newHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(oldHash, oldRoot) && MessageDigest.isEqual(newHash, root);
    }
}
