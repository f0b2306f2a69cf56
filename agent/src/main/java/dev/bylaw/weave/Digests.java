// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of class files. Takes its provider once, at start, before an application can put its own in front. */
final class Digests {

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final MessageDigest sha256;

    Digests() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    synchronized String of(byte[] bytes) {
        byte[] digest = sha256.digest(bytes);
        char[] text = new char[2 * digest.length];
        for (int i = 0; i < digest.length; i++) {
            text[2 * i] = DIGITS[(digest[i] >> 4) & 0xf];
            text[2 * i + 1] = DIGITS[digest[i] & 0xf];
        }
        return new String(text);
    }
}
