// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.wal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Reads the frames of one segment, and judges what stands where they end.
 *
 * <p>One thread.
 */
final class WalScan {

    /** What stands after the last good frame. */
    enum End {
        /** Nothing, or zeros. */
        CLEAN,
        /** A group that was being written when the machine or process ended; none of it was acknowledged. */
        TORN,
        /** Something that once was durable. */
        DAMAGED
    }

    private final ByteBuffer frames;
    private final CRC32C crc = new CRC32C();
    private long next;
    private int position;
    private int length;
    private int ahead;

    WalScan(ByteBuffer frames, long firstIndex) {
        this.frames = frames;
        this.next = firstIndex;
    }

    /** Moves to the next good frame; false when there is none right here. */
    boolean advance() {
        int at = position + (length == 0 ? 0 : Frame.HEADER + length);
        if (!goodAt(at) || frames.getLong(at + 8) != next) {
            position = at;
            length = 0;
            return false;
        }
        position = at;
        length = frames.getInt(at);
        ahead = frames.getInt(at + 16);
        next++;
        return true;
    }

    /** The index of the frame moved to. */
    long index() {
        return next - 1;
    }

    /** Where the record of the frame moved to begins. */
    int recordStart() {
        return position + Frame.HEADER;
    }

    /** The length of the record of the frame moved to. */
    int recordLength() {
        return length;
    }

    /** How many frames of its group stand before the frame moved to. */
    int ahead() {
        return ahead;
    }

    /** A copy of the record of the frame moved to. */
    byte[] record() {
        byte[] copy = new byte[length];
        frames.get(position + Frame.HEADER, copy);
        return copy;
    }

    /** Where the good frames end, once {@link #advance} has returned false. */
    int goodLength() {
        return position;
    }

    /** The index that the next frame would have. */
    long next() {
        return next;
    }

    /** Judges what follows the good frames, once {@link #advance} has returned false. */
    End end() {
        boolean zeros = true;
        for (int at = position; at < frames.limit(); at++) {
            if (frames.get(at) != 0) {
                zeros = false;
                // A later frame starts at its length, of which the first two bytes are zero: look a little before.
                for (int start = Math.max(position, at - 3); start <= at; start++) {
                    if (goodAt(start) && laterGroup(start)) {
                        return End.DAMAGED;
                    }
                }
            }
        }
        return zeros ? End.CLEAN : End.TORN;
    }

    /** Whether the good frame there belongs to a group that was begun after the frame that is missing was durable. */
    private boolean laterGroup(int at) {
        long index = frames.getLong(at + 8);
        return index - frames.getInt(at + 16) > next;
    }

    private boolean goodAt(int at) {
        if (at + Frame.HEADER > frames.limit()) {
            return false;
        }
        int size = frames.getInt(at);
        return size >= 1
                && size <= Frame.MAX_PAYLOAD
                && at + Frame.HEADER + size <= frames.limit()
                && frames.getInt(at + 4) == Frame.checksum(frames, crc, at, size);
    }
}
