// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads the frames of one segment of the write-ahead log; its format is that of {@code dev.bylaw.evidence.wal}. One thread. */
final class Segment {

    private static final int HEADER = 20;
    private static final int LONGEST = 65_535;

    private final byte[] bytes;
    private final ByteBuffer frames;
    private long next;
    private int position;
    private byte[] record;

    /** A segment of which the first record has that index. */
    Segment(byte[] bytes, long firstIndex) {
        this.bytes = bytes;
        this.frames = ByteBuffer.wrap(bytes);
        this.next = firstIndex;
    }

    /** Moves to the next frame; false when no good one stands here. */
    boolean advance() {
        if (!isGood(position) || frames.getLong(position + 8) != next) {
            return false;
        }
        int length = frames.getInt(position);
        record = Arrays.copyOfRange(bytes, position + HEADER, position + HEADER + length);
        position += HEADER + length;
        next++;
        return true;
    }

    /** The record moved to. */
    byte[] record() {
        return record;
    }

    /** The index of the record that a next frame would hold. */
    long next() {
        return next;
    }

    /** Where the good frames end. */
    int position() {
        return position;
    }

    /** Whether nothing but room allocated ahead follows the good frames. */
    boolean isClean() {
        for (int i = position; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes follow the good frames. */
    int rest() {
        return bytes.length - position;
    }

    /** Whether a frame follows that was written after what is missing here was on the disk. */
    boolean isFollowedByLaterGroup() {
        for (int at = position; at + HEADER <= bytes.length; at++) {
            if (isGood(at) && frames.getLong(at + 8) - frames.getInt(at + 16) > next) {
                return true;
            }
        }
        return false;
    }

    private boolean isGood(int at) {
        if (at + HEADER > bytes.length) {
            return false;
        }
        int length = frames.getInt(at);
        if (length < 1 || length > LONGEST || length > bytes.length - at - HEADER) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, 4);
        crc.update(bytes, at + 8, HEADER - 8 + length);
        return frames.getInt(at + 4) == (int) crc.getValue();
    }
}
