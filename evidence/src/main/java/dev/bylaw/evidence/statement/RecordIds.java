// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.crypto.Randomness;
import dev.bylaw.evidence.crypto.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes ids and times. An id is a ULID: 48 bits of milliseconds and 80 random bits as 26 characters of Crockford's base 32,
 * so that ids sort by time and cannot be guessed from each other. Any thread.
 */
public final class RecordIds {

    /** The length of an id. */
    static final int CHARACTERS = 26;

    private static final byte[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);
    private static final int RANDOM_BYTES = 10;

    private RecordIds() {}

    /** A new ULID for this moment, which nobody can guess. */
    public static String next() {
        byte[] random = new byte[RANDOM_BYTES];
        Randomness.fill(random);
        return ulid(random);
    }

    /**
     * A new ULID for a run of the process. Unique, but not secret: it comes from clocks and addresses, which cost
     * nothing.
     */
    public static String nextBoot() {
        ByteBuffer seed = ByteBuffer.allocate(5 * Long.BYTES);
        seed.putLong(System.nanoTime()).putLong(Thread.currentThread().getId());
        seed.putLong(System.identityHashCode(seed)).putLong(System.identityHashCode(new Object()));
        seed.putLong(Runtime.getRuntime().freeMemory());
        return ulid(Sha256.create().digest(seed.array()));
    }

    private static String ulid(byte[] random) {
        byte[] text = new byte[CHARACTERS];
        write(System.currentTimeMillis(), random, 0, text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** Writes the ULID of a moment and ten random bytes. */
    static void write(long time, byte[] random, int from, byte[] text) {
        long millis = time;
        for (int i = 9; i >= 0; i--) {
            text[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        int bits = 0;
        int held = 0;
        int out = 10;
        for (int i = 0; i < RANDOM_BYTES; i++) {
            bits = (bits << 8) | (random[from + i] & 0xFF);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text[out++] = ALPHABET[(bits >> held) & 31];
            }
        }
    }

    /** This moment in microseconds since 1970. */
    public static long nowMicros() {
        java.time.Instant now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
