// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of all records. */
final class Sha256 {

    private Sha256() {}

    static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
