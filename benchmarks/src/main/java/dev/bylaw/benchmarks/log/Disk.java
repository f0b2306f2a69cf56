// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What the disk itself can do: one writer that appends a record and waits for it, to room that was written before. */
final class Disk {

    private static final int RECORD = 1_000;
    private static final int ROOM = 8 << 20;

    private Disk() {}

    /** The times of so many syncs in a row, in nanoseconds, sorted. */
    static long[] syncs(Path file, int count) throws IOException {
        long[] nanos = new long[count];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(ROOM), 0);
            channel.force(true);
            ByteBuffer record = ByteBuffer.allocateDirect(RECORD);
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                channel.write(record.clear(), (long) i * RECORD % (ROOM - RECORD));
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
