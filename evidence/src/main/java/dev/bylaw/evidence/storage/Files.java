// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Whole files, read and replaced. */
public final class Files {

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
        try (FileBatch one = new FileBatch(storage)) {
            one.add(name, content);
            one.commit();
        }
    }
}
