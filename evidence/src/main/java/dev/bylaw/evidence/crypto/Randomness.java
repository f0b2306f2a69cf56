// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Unpredictable bytes for salts, names and keys. Any thread.
 *
 * <p>The first ones come from the operating system: they are there at once. Who goes on asking gets the hash generator of
 * NIST SP 800-90A, seeded by the system, which is three times as fast, and whose first bytes cost 30 ms of CPU in a JVM that
 * has just started.
 */
public final class Randomness {

    /** So many requests are the system's. A log asks once for 64 salts. */
    private static final int FIRST = 128;

    private static final SecureRandom SYSTEM = lookup("NativePRNG");
    private static int requests;
    private static volatile SecureRandom fast;

    private Randomness() {}

    private static SecureRandom lookup(String algorithm) {
        try {
            return PinnedProviders.with(new PinnedProviders.Lookup<SecureRandom>() {
                @Override
                public SecureRandom get() throws GeneralSecurityException {
                    SecureRandom random = SecureRandom.getInstance(algorithm);
                    random.nextBytes(new byte[1]); // the JDK looks for what it mixes with when it is first asked
                    return random;
                }
            });
        } catch (GeneralSecurityException absent) {
            return another();
        }
    }

    /** Not every system has NativePRNG. */
    private static SecureRandom another() {
        try {
            return PinnedProviders.with(SecureRandom::new);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has a random generator", e);
        }
    }

    /** Fills the array. */
    public static void fill(byte[] bytes) {
        SecureRandom known = fast;
        if (known == null) {
            requests++; // a race only moves the change by a few requests
            SYSTEM.nextBytes(bytes);
        } else {
            known.nextBytes(bytes);
        }
    }

    /**
     * Makes the fast generator, if enough has been asked for. To be called by a thread that has stack enough: what the JDK
     * initialises for it would be unusable for ever if a caller's stack ended in it.
     */
    public static void keepUp() {
        if (fast == null && requests > FIRST) {
            fast = lookup("DRBG");
        }
    }

    /** The system's generator. */
    public static SecureRandom system() {
        return SYSTEM;
    }
}
