// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * Makes ids and times. An id is a ULID: 48 bits of milliseconds and 80 random bits as 26 characters of Crockford's base 32,
 * so that ids sort by time and cannot be guessed from each other. Any thread.
 */
public final class RecordIds {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int RANDOM_BYTES = 10;

    private RecordIds() {}

    /** A new ULID for this moment. */
    public static String next() {
        byte[] random = new byte[RANDOM_BYTES];
        Salts.random().nextBytes(random);
        long millis = System.currentTimeMillis();
        char[] text = new char[26];
        for (int i = 9; i >= 0; i--) {
            text[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        int bits = 0;
        int held = 0;
        int out = 10;
        for (byte b : random) {
            bits = (bits << 8) | (b & 0xFF);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text[out++] = ALPHABET[(bits >> held) & 31];
            }
        }
        return new String(text);
    }

    /** This moment in microseconds since 1970. */
    public static long nowMicros() {
        java.time.Instant now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
