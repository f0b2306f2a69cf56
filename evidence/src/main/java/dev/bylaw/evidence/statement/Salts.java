// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.crypto.Randomness;

/**
 * Hands out 128-bit random values as 22 characters of base64url. One thread at a time.
 *
 * <p>Fetched from the generator in batches: it is shared by all threads and takes a lock.
 */
final class Salts {

    static final int CHARACTERS = 22;

    private static final int BYTES = 16;
    private static final byte[] ALPHABET = alphabet();

    private final byte[] batch = new byte[BYTES * 64];
    private final byte[] text = new byte[CHARACTERS];
    private int next = batch.length;

    /** A fresh salt, in an array that the next call overwrites. */
    byte[] next() {
        refill();
        int bits = 0;
        int held = 0;
        int out = 0;
        for (int i = 0; i < BYTES; i++) {
            bits = (bits << 8) | (batch[next] & 0xFF);
            batch[next++] = 0;
            held += 8;
            while (held >= 6) {
                held -= 6;
                text[out++] = ALPHABET[(bits >> held) & 63];
            }
        }
        text[out] = ALPHABET[(bits << (6 - held)) & 63];
        return text;
    }

    /** Writes a ULID that nobody can guess into the first 26 bytes. Takes as many random bytes as a salt. */
    void ulid(long millis, byte[] out) {
        refill();
        RecordIds.write(millis, batch, next, out);
        for (int i = 0; i < BYTES; i++) {
            batch[next++] = 0;
        }
    }

    private void refill() {
        if (next == batch.length) {
            Randomness.fill(batch);
            next = 0;
        }
    }

    private static byte[] alphabet() {
        byte[] all = new byte[64];
        for (int i = 0; i < 26; i++) {
            all[i] = (byte) ('A' + i);
            all[26 + i] = (byte) ('a' + i);
        }
        for (int i = 0; i < 10; i++) {
            all[52 + i] = (byte) ('0' + i);
        }
        all[62] = '-';
        all[63] = '_';
        return all;
    }
}
