// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A folder, in the operations whose order decides what survives a crash. Names are relative, with {@code /} between parts.
 *
 * <h2>Guarantees</h2>
 * Content that {@link Handle#sync} returned for survives the death of the machine; a name that was created, renamed or
 * deleted does so once {@link #syncFolder} returned for the folder that holds it.
 * <h2>Not guaranteed</h2>
 * Anything about what was not synced: after a crash it may be there, be gone, or be there in part and in any order.
 * <h2>Threads</h2>
 * Only threads that nobody interrupts: an interrupt closes the file under all its users.
 */
public interface Storage {

    /** An open file. */
    interface Handle extends Closeable {
        /** Writes all remaining bytes at a position. */
        void write(ByteBuffer bytes, long position) throws IOException;

        /** Reads into what remains of the buffer until it is full or the file ends. Returns how many bytes it read. */
        int read(ByteBuffer bytes, long position) throws IOException;

        /** The file's length in bytes. */
        long size() throws IOException;

        /** Cuts the file. */
        void truncate(long size) throws IOException;

        /** Returns when the content is on the disk. A failure is final: what it should have written may be lost. */
        void sync() throws IOException;

        /**
         * Whether the name that this file was opened by still names it, and it is at least so long: whether nobody has
         * deleted, moved, replaced or cut it meanwhile. A storage that nobody else can reach says yes.
         */
        default boolean isInPlace(long size) throws IOException {
            return true;
        }

        @Override
        void close() throws IOException;
    }

    /** Creates a new, empty file, and the folders above it. Fails when it exists. */
    Handle create(String name) throws IOException;

    /** Returns when the content of all of these is on the disk, in whatever order they get there. */
    default void syncAll(List<Handle> files) throws IOException {
        for (Handle file : files) {
            file.sync();
        }
    }

    /** Opens an existing file for reading and writing. */
    Handle open(String name) throws IOException;

    /** Opens an existing file for reading. */
    Handle openForReading(String name) throws IOException;

    /** Whether a file of that name exists. */
    boolean exists(String name) throws IOException;

    /** The names of the files and folders in a folder, sorted; none when there is no such folder. */
    List<String> list(String folder) throws IOException;

    /** Gives a file another name, atomically, replacing what had that name. */
    void rename(String from, String to) throws IOException;

    /** Deletes a file, or a folder that is empty. */
    void delete(String name) throws IOException;

    /** Makes the names in a folder durable. */
    void syncFolder(String folder) throws IOException;

    /**
     * Takes the lock of that name for as long as the process lives or until it is closed.
     *
     * @throws LockedException when another has it
     */
    Closeable lock(String name) throws IOException;

    /** Where a name is, for messages. */
    String locate(String name);
}
