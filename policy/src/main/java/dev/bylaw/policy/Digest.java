// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over texts, each preceded by its length, so that no two lists of texts run together alike. */
final class Digest {

    /** Never used, only copied: whoever puts a security provider in front of the JDK's later on sees no policy. */
    private static final MessageDigest BLANK = blank();

    private final MessageDigest sha256;

    Digest() {
        try {
            this.sha256 = (MessageDigest) BLANK.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The SHA-256 of " + BLANK.getProvider() + " cannot be copied.", e);
        }
    }

    private static MessageDigest blank() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one says it has not.", e);
        }
    }

    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int shift = 24; shift >= 0; shift -= 8) {
            sha256.update((byte) (bytes.length >>> shift));
        }
        sha256.update(bytes);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
