// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Asks for another key of a log from outside the process that writes it, by a file beside the key: whoever can leave one there
 * could read the key as well.
 *
 * <h2>Guarantees</h2>
 * A log that is open changes its key within seconds, one that is not does when it is next opened; then the file is gone. The
 * old key signs the record of the change and the head that first covers it. A crash in between may change the key once more.
 *
 * <p>One thread.
 */
public final class KeyRotation {

    static final String REQUEST = "keys/rotate";

    private final Storage storage;

    /** A rotation of the key of the log in a folder. */
    public KeyRotation(Path folder) {
        this(new DiskStorage(folder));
    }

    KeyRotation(Storage storage) {
        this.storage = storage;
    }

    /**
     * Leaves the request.
     *
     * @throws IOException when it cannot be written, as when the folder has no key: it is not the one that the log is written in
     */
    public void ask() throws IOException {
        if (!storage.exists(LogKeys.KEY)) {
            throw new IOException(
                    storage.locate(LogKeys.KEY) + " is not there, so nobody signs here. Give the folder that the"
                            + " service writes, and let it start once.");
        }
        Files.replace(storage, REQUEST, "Whoever writes this log changes its key.\n".getBytes(UTF_8));
    }

    /** Whether a request waits for an answer. */
    public boolean isAsked() throws IOException {
        return storage.exists(REQUEST);
    }

    /** The request is answered. */
    void done() throws IOException {
        if (isAsked()) {
            storage.delete(REQUEST);
            storage.syncFolder("keys");
        }
    }
}
