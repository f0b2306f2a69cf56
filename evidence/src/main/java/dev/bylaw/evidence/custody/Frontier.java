// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import dev.bylaw.evidence.merkle.MerkleHasher;
import java.util.ArrayList;
import java.util.List;

/** The root of a tree that grows by one leaf at a time, from the roots of its complete subtrees. One thread. */
final class Frontier {

    private final MerkleHasher hasher = new MerkleHasher();
    /** At each level the complete subtree that waits for its right neighbour, or {@code null}. */
    private final List<byte[]> waiting = new ArrayList<>();

    private long size;

    void add(byte[] leaf) {
        byte[] hash = leaf;
        int level = 0;
        while (level < waiting.size() && waiting.get(level) != null) {
            hash = hasher.node(waiting.get(level), hash);
            waiting.set(level++, null);
        }
        if (level == waiting.size()) {
            waiting.add(hash);
        } else {
            waiting.set(level, hash);
        }
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        byte[] root = null;
        for (byte[] subtree : waiting) {
            if (subtree != null) {
                root = root == null ? subtree : hasher.node(subtree, root);
            }
        }
        return root == null ? hasher.empty() : root;
    }
}
