// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/** A generator that says the same bytes each time, so that the JDK's key generator makes a pair that is known in part. */
final class FixedSeed extends SecureRandom {

    private static final long serialVersionUID = 1L;

    FixedSeed(byte[] seed) {
        super(new Bytes(seed), null);
    }

    private static final class Bytes extends SecureRandomSpi {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Bytes(byte[] seed) {
            this.seed = seed;
        }

        @Override
        protected void engineSetSeed(byte[] more) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            throw new UnsupportedOperationException("nothing is seeded from a fixed seed");
        }
    }
}
