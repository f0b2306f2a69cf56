// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One AES-256 key for each data subject. Any thread. */
final class VaultKeys {

    static final int HASH = 16;

    private static final String FOLDER = "vault/keys";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final int CACHED = 1024;

    private final Storage storage;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, byte[]> cache = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > CACHED;
        }
    };

    VaultKeys(Storage storage) {
        this.storage = storage;
    }

    /** Encrypts for a subject: an entry as it stands in the file. */
    ByteBuffer seal(String subject, byte[] content) throws IOException {
        byte[] hash = hash(subject);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keyFor(hash), nonce, hash).doFinal(content);
            int length = HASH + NONCE + sealed.length;
            return ByteBuffer.allocate(Integer.BYTES + length)
                    .putInt(length)
                    .put(hash)
                    .put(nonce)
                    .put(sealed)
                    .flip();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot encrypt with AES-GCM: " + e, e);
        }
    }

    /** Decrypts what follows an entry's length; {@code null} when it is not about that subject, or the key is gone. */
    byte[] open(String subject, byte[] entry) throws IOException {
        byte[] hash = hash(subject);
        byte[] key;
        if (entry.length <= HASH + NONCE || !Arrays.equals(hash, 0, HASH, entry, 0, HASH)) {
            return null;
        }
        synchronized (cache) {
            key = storage.exists(name(hash)) ? Files.read(storage, name(hash)) : null;
        }
        if (key == null) {
            return null;
        }
        byte[] nonce = Arrays.copyOfRange(entry, HASH, HASH + NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, hash)
                    .doFinal(entry, HASH + NONCE, entry.length - HASH - NONCE);
        } catch (AEADBadTagException e) { // from before an erasure, under the key that is gone; or damaged
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot decrypt with AES-GCM: " + e, e);
        }
    }

    boolean erase(String subject) throws IOException {
        byte[] hash = hash(subject);
        synchronized (cache) {
            byte[] cached = cache.remove(HexFormat.of().formatHex(hash));
            if (cached != null) {
                Arrays.fill(cached, (byte) 0);
            }
            if (!storage.exists(name(hash))) {
                return false;
            }
            try (Storage.Handle file = storage.open(name(hash))) { // for what it is worth, see DisclosureVault
                file.write(ByteBuffer.allocate(KEY), 0);
                file.sync();
            }
            storage.delete(name(hash));
            storage.syncFolder(FOLDER);
            return true;
        }
    }

    private byte[] keyFor(byte[] hash) throws IOException {
        String id = HexFormat.of().formatHex(hash);
        synchronized (cache) {
            byte[] key = cache.get(id);
            if (key == null) {
                if (storage.exists(name(hash))) {
                    key = Files.read(storage, name(hash));
                } else {
                    key = new byte[KEY];
                    random.nextBytes(key);
                    Files.replace(storage, name(hash), key);
                }
                cache.put(id, key);
            }
            return key.clone();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] additional)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(additional);
        return cipher;
    }

    private static String name(byte[] hash) {
        return FOLDER + "/" + HexFormat.of().formatHex(hash) + ".key";
    }

    private static byte[] hash(String subject) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(subject.getBytes(UTF_8)), HASH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
