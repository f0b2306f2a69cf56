// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.wal;

import dev.bylaw.evidence.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads records from the write-ahead log in order, also while it is being written: whoever calls knows up to which record
 * it is durable.
 *
 * <p>One thread.
 */
public final class WalCursor implements Closeable {

    private static final int CHUNK = 256 << 10;

    private final Storage storage;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);
    private Storage.Handle segment;
    private String name;
    private long filePosition;
    private long next;
    private int offset;
    private int length;

    /** A cursor before the record {@code first}, which must be in the log when {@link #advance} is first called. */
    public WalCursor(Storage storage, long first) {
        this.storage = storage;
        this.next = first;
    }

    /** The index of the record that {@link #advance} will move to. */
    public long next() {
        return next;
    }

    /**
     * Moves to the next record, which the caller knows to be durable, and returns its bytes.
     *
     * @throws WalDamagedException when it is not there or not as it was written
     */
    public byte[] advance() throws IOException {
        move();
        return Arrays.copyOfRange(bytes(), offset, offset + length);
    }

    /**
     * The same without a copy: the record stands in {@link #bytes} until the cursor moves again.
     *
     * @throws WalDamagedException when it is not there or not as it was written
     */
    public void move() throws IOException {
        if (segment == null) {
            openSegmentOf(next);
        }
        if (!frameReady()) {
            openNextSegment();
            if (!frameReady()) {
                throw damaged();
            }
        }
        int at = buffer.position();
        length = buffer.getInt(at);
        offset = buffer.arrayOffset() + at + Frame.HEADER;
        buffer.position(at + Frame.HEADER + length);
        next++;
    }

    /** The array in which the record moved to stands. */
    public byte[] bytes() {
        return buffer.array();
    }

    /** Where in it the record begins. */
    public int offset() {
        return offset;
    }

    /** How long the record is. */
    public int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            segment.close();
            segment = null;
        }
    }

    /** Whether the buffer's position is at the good frame of the next record, after reading more where needed. */
    private boolean frameReady() throws IOException {
        if (!available(Frame.HEADER)) {
            return false;
        }
        int length = buffer.getInt(buffer.position());
        if (length < 1 || length > Frame.MAX_PAYLOAD || !available(Frame.HEADER + length)) {
            return false;
        }
        int at = buffer.position();
        if (buffer.getInt(at + 4) != Frame.checksum(buffer, crc, at, length)) {
            // Read before it was whole, perhaps, when this one was still ahead of what was durable: look again.
            reload();
            at = buffer.position();
            if (!available(Frame.HEADER + length) || buffer.getInt(at + 4) != Frame.checksum(buffer, crc, at, length)) {
                return false;
            }
        }
        return buffer.getLong(at + 8) == next;
    }

    private boolean available(int bytes) throws IOException {
        if (buffer.remaining() >= bytes && buffer.getInt(buffer.position()) != 0) {
            return true;
        }
        reload();
        return buffer.remaining() >= bytes;
    }

    /** Reads again from the current position of the file. */
    private void reload() throws IOException {
        filePosition += buffer.position();
        buffer.clear();
        segment.read(buffer, filePosition);
        buffer.flip();
    }

    private void openSegmentOf(long index) throws IOException {
        List<Long> segments = WalRecovery.segments(storage);
        long first = -1;
        for (long candidate : segments) {
            if (candidate <= index) {
                first = candidate;
            }
        }
        if (first < 0) {
            throw new WalDamagedException(storage.locate(Frame.FOLDER) + ": no segment holds record " + index
                    + ". Restore the folder from a copy.");
        }
        openSegment(first);
        long target = index;
        next = first;
        while (next < target) {
            move();
        }
    }

    private void openNextSegment() throws IOException {
        if (!storage.exists(Frame.segmentName(next)) || Frame.segmentName(next).equals(name)) {
            throw damaged();
        }
        openSegment(next);
    }

    private void openSegment(long first) throws IOException {
        close();
        name = Frame.segmentName(first);
        segment = storage.openForReading(name);
        filePosition = 0;
        buffer.clear().limit(0);
    }

    private WalDamagedException damaged() {
        return new WalDamagedException(storage.locate(name) + ": record " + next + ", which should stand at byte "
                + (filePosition + buffer.position())
                + ", is damaged or missing. Nothing was changed and nothing will be"
                + " signed. Keep the folder, and restore the file from a copy.");
    }
}
