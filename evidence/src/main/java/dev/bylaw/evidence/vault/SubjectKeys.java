// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One key for each data subject. One thread.
 *
 * <p>Another process may erase a subject at any time, so a key that is remembered counts only while its file exists.
 */
final class SubjectKeys {

    static final String FOLDER = "vault/keys";
    static final String SUFFIX = ".key";
    private static final int REMEMBERED = 1024;

    private final Storage storage;
    private final SecureRandom random;
    private final Map<String, byte[]> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    SubjectKeys(Storage storage, SecureRandom random) {
        this.storage = storage;
        this.random = random;
    }

    /** The key to seal with, which is made when there is none. */
    byte[] toSeal(byte[] subject) throws IOException {
        String name = name(subject);
        if (!storage.exists(name)) {
            byte[] key = StoredKey.generate(random);
            Files.replace(storage, name, StoredKey.store(key));
            remembered.put(name, key);
            return key;
        }
        byte[] key = remembered.get(name);
        if (key == null) {
            key = read(name);
            remembered.put(name, key);
        }
        return key;
    }

    /** The key to open with; {@code null} when it was erased. */
    byte[] toOpen(byte[] subject) throws IOException {
        String name = name(subject);
        return storage.exists(name) ? read(name) : null;
    }

    /** Destroys a subject's key. Returns whether there was one. */
    boolean erase(byte[] subject) throws IOException {
        String name = name(subject);
        if (!storage.exists(name)) {
            return false;
        }
        try (Storage.Handle file = storage.open(name)) { // for what it is worth: see DisclosureVault
            file.write(ByteBuffer.allocate(StoredKey.STORED), 0);
            file.sync();
        }
        storage.delete(name);
        storage.syncFolder(FOLDER);
        return true;
    }

    /** The files of all keys. */
    static List<String> files(Storage storage) throws IOException {
        List<String> files = new ArrayList<>();
        for (String file : storage.list(FOLDER)) {
            if (file.endsWith(SUFFIX)) {
                files.add(FOLDER + "/" + file);
            }
        }
        return files;
    }

    static String name(byte[] subject) {
        return FOLDER + "/" + HexFormat.of().formatHex(subject) + SUFFIX;
    }

    private byte[] read(String name) throws IOException {
        byte[] key = StoredKey.load(Files.read(storage, name));
        if (key == null) {
            throw new IOException(storage.locate(name) + " is damaged. Restore it from a copy; without it what it"
                    + " opens is lost.");
        }
        return key;
    }
}
