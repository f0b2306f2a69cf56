// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.crypto;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digest of all records, of the tree, and of checksums.
 *
 * <p>Each is a copy of one that was made when this class was initialised: a copy costs less than a lookup, and is of the
 * provider of the start whatever providers there are now. Any thread; each digest is for one.
 */
public final class Sha256 {

    /** How long it is, in bytes. */
    public static final int LENGTH = 32;

    /** Never used, only copied. */
    private static final MessageDigest BLANK = lookup();

    private Sha256() {}

    private static MessageDigest lookup() {
        try {
            return PinnedProviders.with(new PinnedProviders.Lookup<MessageDigest>() {
                @Override
                public MessageDigest get() throws GeneralSecurityException {
                    return MessageDigest.getInstance("SHA-256");
                }
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A digest of nothing yet. */
    public static MessageDigest create() {
        try {
            return (MessageDigest) BLANK.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(
                    "the provider " + BLANK.getProvider().getName() + " has a SHA-256 that cannot be copied;"
                            + " start this JVM with the JDK's own providers in front",
                    e);
        }
    }

    /** The digest of bytes. */
    public static byte[] of(byte[] bytes) {
        return create().digest(bytes);
    }

    /** The digest of bytes, in lower-case hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** Ends a digest in an array that is there already. */
    public static void into(byte[] hash, MessageDigest sha256) {
        try {
            sha256.digest(hash, 0, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
    }
}
