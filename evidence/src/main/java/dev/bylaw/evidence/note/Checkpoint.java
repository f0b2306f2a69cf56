// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import dev.bylaw.evidence.merkle.MerkleHasher;
import java.util.Arrays;
import java.util.Base64;

/**
 * The head of a log: the text of the note that it signs (c2sp.org/tlog-checkpoint).
 *
 * @param origin the log's name
 * @param size how many records
 * @param root the Merkle root over them
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record Checkpoint(String origin, long size, byte[] root) {

    /** The text that is signed: origin, size, root, one a line. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Reads a text; lines after the third are extensions, which are signed but mean nothing here. */
    public static Checkpoint parse(String text) throws FormatException {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty()) {
            throw new FormatException("a checkpoint has three lines: origin, size, root");
        }
        byte[] root;
        try {
            root = Base64.getDecoder().decode(lines[2]);
        } catch (IllegalArgumentException e) {
            throw new FormatException("the checkpoint's root is not base64");
        }
        if (root.length != MerkleHasher.LENGTH
                || !Base64.getEncoder().encodeToString(root).equals(lines[2])) {
            throw new FormatException("the checkpoint's root is not one hash");
        }
        return new Checkpoint(lines[0], Canonical.decimal(lines[1], "the checkpoint's size"), root);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return origin + " " + size + " " + Base64.getEncoder().encodeToString(root);
    }
}
