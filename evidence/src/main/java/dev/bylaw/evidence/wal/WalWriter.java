// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.wal;

import dev.bylaw.evidence.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Writes groups of frames, each made durable by one sync.
 *
 * <h2>Guarantees</h2>
 * When {@link #commit} returns, every record added since the last one is on the disk, and none before it is missing.
 * <h2>Failure</h2>
 * A segment that somebody else has deleted, moved, replaced or cut is an error at the next commit, before anything is written.
 * The first error is final: the kernel reports a failed sync once and then forgets the pages, so a second try would
 * succeed without them. Close, and recover by opening again.
 * <h2>Threads</h2>
 * One, which nobody interrupts.
 */
public final class WalWriter implements Closeable {

    private static final long SEGMENT_SIZE = 16L << 20;
    private static final int AHEAD = 1 << 20;
    private static final int GROUP_SIZE = 1 << 20;
    private static final int ZEROS = 64 << 10;

    private final Storage storage;
    private final CRC32C crc = new CRC32C();
    private final long segmentSize;
    private ByteBuffer group = ByteBuffer.allocate(64 << 10);
    /** Made with the first group, not with the log: a service that starts has no time to lose. */
    private ByteBuffer zeros;

    private Storage.Handle segment;
    private String name;
    private long position;
    private long allocated;
    private long next;
    private int inGroup;

    private WalWriter(Storage storage, long next, long segmentSize) {
        this.storage = storage;
        this.next = next;
        this.segmentSize = segmentSize;
    }

    /** Starts a segment whose first record has the index {@code next}, after {@link WalRecovery#closeLastSegment}. */
    public static WalWriter start(Storage storage, long next) throws IOException {
        return start(storage, next, SEGMENT_SIZE);
    }

    static WalWriter start(Storage storage, long next, long segmentSize) throws IOException {
        WalWriter writer = new WalWriter(storage, next, segmentSize);
        writer.openSegment();
        return writer;
    }

    /** Whether another record of that length still belongs to the group that is being gathered. */
    public boolean hasRoom(int length) {
        return group.position() == 0 || group.position() + Frame.HEADER + length <= GROUP_SIZE;
    }

    /** Adds a record to the group, and returns its index in the log. */
    public long add(byte[] record, int offset, int length) {
        if (length < 1 || length > Frame.MAX_PAYLOAD) {
            throw new IllegalArgumentException("a record has 1 to 65535 bytes, not " + length);
        }
        makeRoom(Frame.HEADER + length);
        Frame.put(group, crc, next, inGroup++, record, offset, length);
        return next++;
    }

    /** Makes the group durable, and starts the next one. */
    public void commit() throws IOException {
        if (inGroup == 0) {
            return;
        }
        if (!segment.isInPlace(allocated)) {
            throw new IOException(
                    name + " is not the file any more that the log writes: somebody has deleted, moved or cut"
                            + " it. Nothing is recorded before the log is opened again");
        }
        int bytes = group.position();
        if (position > 0 && position + bytes > segmentSize) {
            closeSegment();
            next -= inGroup;
            openSegment();
            next += inGroup;
        }
        allocate(position + bytes);
        segment.write(group.flip(), position);
        segment.sync();
        position += bytes;
        group.clear();
        inGroup = 0;
    }

    /** The index of the next record. */
    public long next() {
        return next;
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }

    /** Cuts the room allocated ahead, so that a clean end has nothing after its last frame, and closes. */
    public void closeCleanly() throws IOException {
        closeSegment();
    }

    private void closeSegment() throws IOException {
        segment.truncate(position);
        segment.sync();
        close();
    }

    private void openSegment() throws IOException {
        name = Frame.segmentName(next);
        if (storage.exists(name)) { // the last run wrote nothing that lasted
            segment = storage.open(name);
            segment.truncate(0);
        } else {
            segment = storage.create(name);
        }
        storage.syncFolder(Frame.FOLDER);
        position = 0;
        allocated = 0;
    }

    /**
     * Writes zeros ahead of the frames, so that most syncs need not also write a new file length: measured elsewhere, that
     * cuts the slowest thousandth of syncs by half.
     */
    private void allocate(long end) throws IOException {
        if (end > allocated) {
            long target = Math.max(end, Math.min(segmentSize, end + AHEAD));
            if (zeros == null) {
                zeros = ByteBuffer.allocateDirect(ZEROS);
            }
            while (allocated < target) {
                zeros.clear().limit((int) Math.min(ZEROS, target - allocated));
                segment.write(zeros, allocated);
                allocated += zeros.limit();
            }
        }
    }

    private void makeRoom(int bytes) {
        if (group.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * group.capacity(), group.position() + bytes));
            group = larger.put(group.flip());
        }
    }
}
