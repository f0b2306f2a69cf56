// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.PinnedProviders;
import dev.bylaw.evidence.crypto.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One entry of a box; see the package for its format. Immutable.
 *
 * @param box the number of the box
 * @param place which entry of the box it is, from 0: its slot
 * @param body the body
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record BoxEntry(int box, int place, byte[] body) {

    static final int HEADER = 8;
    static final int HASH = 16;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int CLEAR = 2 * HASH + NONCE;

    /** A whole entry as it stands in its box. */
    static ByteBuffer seal(byte[] subject, byte[] decision, byte[] content, byte[] key, SecureRandom random) {
        byte[] hashes = Arrays.copyOf(subject, 2 * HASH);
        System.arraycopy(decision, 0, hashes, HASH, HASH);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed;
        try {
            sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, hashes).doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot encrypt with AES-GCM: " + e, e);
        }
        ByteBuffer entry = ByteBuffer.allocate(HEADER + CLEAR + sealed.length);
        entry.putInt(CLEAR + sealed.length).putInt(0).put(hashes).put(nonce).put(sealed);
        return entry.putInt(Integer.BYTES, checksum(entry.array(), 0, CLEAR + sealed.length))
                .flip();
    }

    /** What was sealed; {@code null} when this is not the key. */
    byte[] open(byte[] key) {
        byte[] nonce = Arrays.copyOfRange(body, 2 * HASH, CLEAR);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOf(body, 2 * HASH))
                    .doFinal(body, CLEAR, body.length - CLEAR);
        } catch (AEADBadTagException e) { // sealed under a key of the subject that was erased since
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot decrypt with AES-GCM: " + e, e);
        }
    }

    byte[] subject() {
        return Arrays.copyOf(body, HASH);
    }

    boolean isOf(byte[] decision) {
        return Arrays.equals(body, HASH, 2 * HASH, decision, 0, HASH);
    }

    /** Whether so many bytes can be a body. */
    static boolean isLength(int length) {
        return length >= CLEAR + TAG_BITS / 8;
    }

    /** The checksum of the entry whose header begins there. */
    static int checksum(byte[] box, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(box, start, Integer.BYTES);
        crc.update(box, start + HEADER, length);
        return (int) crc.getValue();
    }

    /** The key of an entry: neither the slot nor the subject's key is enough. */
    static byte[] key(byte[] subjectKey, byte[] slot) {
        try {
            return PinnedProviders.with(() -> {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(subjectKey, "HmacSHA256"));
                return mac.doFinal(slot);
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    static byte[] hash(String name) {
        return Arrays.copyOf(Sha256.of(name.getBytes(UTF_8)), HASH);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] additional)
            throws GeneralSecurityException {
        return PinnedProviders.with(() -> {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(additional);
            return cipher;
        });
    }
}
