// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Whole files, read and replaced. */
public final class Files {

    private static final String TEMPORARY = ".tmp";

    private Files() {}

    /** The content of a file. */
    public static byte[] read(Storage storage, String name) throws IOException {
        try (Storage.Handle file = storage.openForReading(name)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            int read = file.read(bytes, 0);
            if (read != bytes.capacity()) {
                throw new IOException(storage.locate(name) + " became shorter while it was read");
            }
            return bytes.array();
        }
    }

    /**
     * Gives a file this content, durably, such that at every moment the name has either the old content or the new: written
     * under another name, synced, renamed, and the folder synced.
     */
    public static void replace(Storage storage, String name, byte[] content) throws IOException {
        write(storage, name, content);
        storage.syncFolder(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
    }

    /** As {@link #replace}, but the name is durable only when the caller has synced the folder. */
    public static void write(Storage storage, String name, byte[] content) throws IOException {
        String temporary = name + TEMPORARY;
        if (storage.exists(temporary)) { // left by a crash
            storage.delete(temporary);
        }
        try (Storage.Handle file = storage.create(temporary)) {
            file.write(ByteBuffer.wrap(content), 0);
            file.sync();
        }
        storage.rename(temporary, name);
    }
}
