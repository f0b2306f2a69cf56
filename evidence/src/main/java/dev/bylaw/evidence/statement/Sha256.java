// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of all records. */
final class Sha256 {

    /** How long it is, in bytes. */
    static final int LENGTH = 32;

    private Sha256() {}

    static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Ends a digest in an array that is there already. */
    static void into(byte[] hash, MessageDigest sha256) {
        try {
            sha256.digest(hash, 0, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
    }
}
