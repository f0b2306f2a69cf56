// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several whole files, made durable together: all are written, then all are synced, then all get their names. Syncing one
 * after the other, each while nothing else is dirty, takes the file system's journal several times as long.
 *
 * <p>One thread. After an exception, close it.
 */
public final class FileBatch implements Closeable {

    private static final String TEMPORARY = ".tmp";

    private final Storage storage;
    private final List<Storage.Handle> files = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** An empty batch. */
    public FileBatch(Storage storage) {
        this.storage = storage;
    }

    /** Adds a file, which replaces one of its name. */
    public void add(String name, byte[] content) throws IOException {
        add(name, content, content.length);
    }

    /** Adds a file that holds the first {@code length} bytes, which may change afterwards: they are written now. */
    public void add(String name, byte[] content, int length) throws IOException {
        String temporary = name + TEMPORARY;
        if (storage.exists(temporary)) { // left by a crash
            storage.delete(temporary);
        }
        Storage.Handle file = storage.create(temporary);
        files.add(file);
        names.add(name);
        file.write(ByteBuffer.wrap(content, 0, length), 0);
    }

    /** Makes all of them durable under their names, and starts the next batch. */
    public void commit() throws IOException {
        storage.syncAll(files);
        close();
        Set<String> folders = new TreeSet<>();
        for (String name : names) {
            storage.rename(name + TEMPORARY, name);
            folders.add(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
        }
        for (String folder : folders) {
            storage.syncFolder(folder);
        }
        names.clear();
    }

    @Override
    public void close() throws IOException {
        for (Storage.Handle file : files) {
            file.close();
        }
        files.clear();
    }
}
