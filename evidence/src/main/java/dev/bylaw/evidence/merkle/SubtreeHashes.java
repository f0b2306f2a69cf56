// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.merkle;

import java.io.IOException;

/** Where the hashes of a tree come from: memory, tiles on a disk. */
public interface SubtreeHashes {

    /**
     * The hash of the complete subtree over the leaves {@code index·2^level} to {@code (index+1)·2^level − 1}.
     *
     * @throws IOException when it is not there
     */
    byte[] hash(int level, long index) throws IOException;
}
