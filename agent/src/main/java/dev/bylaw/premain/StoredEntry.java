// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * Where in a jar the content of an entry lies that is not compressed, so that parts of it can be read from the file. The JDK's reader
 * makes a stream, with all that keeps track of it, for each part.
 */
final class StoredEntry {

    private static final int END_SIZE = 22;
    private static final int END_MAGIC = 0x06054b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int CENTRAL_MAGIC = 0x02014b50;
    private static final int LOCAL_SIZE = 30;
    private static final int LOCAL_MAGIC = 0x04034b50;
    /** A jar of ours has a few dozen entries beside the inner jar. */
    private static final int LARGEST_DIRECTORY = 1 << 16;

    final long offset;
    final int size;

    private StoredEntry(long offset, int size) {
        this.offset = offset;
        this.size = size;
    }

    /** The entry of this name, or {@code null} when the jar is not as the build makes it: the JDK's reader must be asked. */
    static StoredEntry find(RandomAccessFile jar, String name) throws IOException {
        long length = jar.length();
        if (length < END_SIZE) {
            return null;
        }
        byte[] end = bytes(jar, length - END_SIZE, END_SIZE);
        int directory = InnerJar.i32(end, 12);
        long offset = InnerJar.i32(end, 16);
        boolean asBuilt = InnerJar.i32(end, 0) == END_MAGIC
                && directory >= 0
                && directory <= LARGEST_DIRECTORY
                && offset >= 0
                && offset == length - END_SIZE - directory;
        return asBuilt ? find(jar, bytes(jar, offset, directory), offset, name) : null;
    }

    private static StoredEntry find(RandomAccessFile jar, byte[] central, long directory, String name)
            throws IOException {
        int at = 0;
        while (central.length - at >= CENTRAL_SIZE && InnerJar.i32(central, at) == CENTRAL_MAGIC) {
            int nameLength = InnerJar.u16(central, at + 28);
            int next = at + CENTRAL_SIZE + nameLength + InnerJar.u16(central, at + 30) + InnerJar.u16(central, at + 32);
            if (next > central.length) {
                return null;
            }
            if (name.equals(new String(central, at + CENTRAL_SIZE, nameLength, StandardCharsets.ISO_8859_1))) {
                int size = InnerJar.i32(central, at + 24);
                boolean stored = InnerJar.u16(central, at + 10) == 0 && InnerJar.i32(central, at + 20) == size;
                return stored ? place(jar, InnerJar.i32(central, at + 42), size, directory) : null;
            }
            at = next;
        }
        return null;
    }

    /** The content begins after the local header, whose extra field may be another one than the directory's. */
    private static StoredEntry place(RandomAccessFile jar, long header, int size, long directory) throws IOException {
        if (header < 0 || header + LOCAL_SIZE > directory) {
            return null;
        }
        byte[] local = bytes(jar, header, LOCAL_SIZE);
        long content = header + LOCAL_SIZE + InnerJar.u16(local, 26) + InnerJar.u16(local, 28);
        boolean within = InnerJar.i32(local, 0) == LOCAL_MAGIC && size >= 0 && content + size <= directory;
        return within ? new StoredEntry(content, size) : null;
    }

    private static byte[] bytes(RandomAccessFile jar, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        jar.seek(offset);
        jar.readFully(bytes);
        return bytes;
    }
}
