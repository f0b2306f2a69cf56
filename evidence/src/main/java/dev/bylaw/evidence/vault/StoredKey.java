// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** An AES-256 key as it stands in a file: the key and its checksum, so that a damaged key is not taken for an erased one. */
final class StoredKey {

    /** The length of the key with its checksum. */
    static final int STORED = 36;

    private static final int LENGTH = 32;

    private StoredKey() {}

    static byte[] generate(SecureRandom random) {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        return key;
    }

    /** The key with its checksum. */
    static byte[] store(byte[] key) {
        return ByteBuffer.allocate(STORED).put(key).putInt(checksum(key)).array();
    }

    /** The key, or {@code null} when the bytes are not a key with its checksum. */
    static byte[] load(byte[] stored) {
        if (stored.length != STORED) {
            return null;
        }
        byte[] key = Arrays.copyOf(stored, LENGTH);
        return ByteBuffer.wrap(stored).getInt(LENGTH) == checksum(key) ? key : null;
    }

    /** Whether the place was overwritten. The checksum of a key of zeros is not zero. */
    static boolean isErased(byte[] stored) {
        return Arrays.equals(stored, new byte[STORED]);
    }

    private static int checksum(byte[] key) {
        CRC32C crc = new CRC32C();
        crc.update(key);
        return (int) crc.getValue();
    }
}
