// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The index of one block of records; see the package for its format. */
final class IndexBlock {

    /** How many records a block covers. */
    static final int RECORDS = 4096;

    static final String FOLDER = "index";
    static final String SUFFIX = ".idx";
    private static final int HEADER = 16;
    private static final int ENTRY = 10;
    private static final int CHECKSUM = 4;

    private final ByteBuffer bytes;

    private IndexBlock(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** A term of a record. */
    private record Entry(long hash, int position) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byHash = Long.compareUnsigned(hash, other.hash);
            return byHash != 0 ? byHash : Integer.compare(position, other.position);
        }
    }

    /** Reads a block's index, or makes it from the log when it is missing or damaged. */
    static IndexBlock of(Storage storage, long block, TileReader log) throws IOException {
        String name = name(block);
        IndexBlock found = storage.exists(name) ? read(storage, name) : null;
        if (found != null) {
            return found;
        }
        byte[] content = build(block, log);
        Files.replace(storage, name, content);
        return new IndexBlock(ByteBuffer.wrap(content, 0, content.length - CHECKSUM));
    }

    /** Reads a block's index; {@code null} when it is damaged. */
    static IndexBlock read(Storage storage, String name) throws IOException {
        byte[] content = Files.read(storage, name);
        int body = content.length - CHECKSUM;
        boolean whole = body >= HEADER && ByteBuffer.wrap(content).getInt(body) == checksum(content, body);
        return whole ? new IndexBlock(ByteBuffer.wrap(content, 0, body)) : null;
    }

    static boolean exists(Storage storage, long block) throws IOException {
        return storage.exists(name(block));
    }

    long earliest() {
        return bytes.getLong(0);
    }

    long latest() {
        return bytes.getLong(8);
    }

    /** The positions in the block, ascending, of the records that may have a term. */
    List<Integer> positions(String term) {
        long wanted = Term.hash(term);
        int low = 0;
        int high = (bytes.limit() - HEADER) / ENTRY;
        int end = high;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(bytes.getLong(HEADER + middle * ENTRY), wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Integer> found = new ArrayList<>();
        while (low < end && bytes.getLong(HEADER + low * ENTRY) == wanted) {
            found.add(bytes.getShort(HEADER + low * ENTRY + 8) & 0xFFFF);
            low++;
        }
        return found;
    }

    private static byte[] build(long block, TileReader log) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        long first = block * (RECORDS / TilePath.WIDTH);
        for (int bundle = 0; bundle < RECORDS / TilePath.WIDTH; bundle++) {
            List<byte[]> records = log.entries(first + bundle);
            for (int i = 0; i < records.size(); i++) {
                RecordView view;
                try {
                    view = RecordView.of(records.get(i));
                } catch (JsonException e) { // a leaf of another maker: there is nothing to find it by
                    continue;
                }
                earliest = Math.min(earliest, view.timeMicros());
                latest = Math.max(latest, view.timeMicros());
                for (String term : view.terms()) {
                    entries.add(new Entry(Term.hash(term), bundle * TilePath.WIDTH + i));
                }
            }
        }
        java.util.Collections.sort(entries);
        ByteBuffer out = ByteBuffer.allocate(HEADER + entries.size() * ENTRY + CHECKSUM);
        out.putLong(earliest).putLong(latest);
        for (Entry entry : entries) {
            out.putLong(entry.hash).putShort((short) entry.position);
        }
        return out.putInt(checksum(out.array(), out.position())).array();
    }

    private static int checksum(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, length);
        return (int) crc.getValue();
    }

    private static String name(long block) {
        StringBuilder digits = new StringBuilder(16).append(block);
        while (digits.length() < 8) {
            digits.insert(0, '0');
        }
        return FOLDER + "/" + digits + SUFFIX;
    }
}
