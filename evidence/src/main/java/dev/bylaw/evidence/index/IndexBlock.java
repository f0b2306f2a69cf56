// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** The index of one block of records; see the package for its format. */
final class IndexBlock {

    /** How many records a block covers. */
    static final int RECORDS = 4096;

    static final String FOLDER = "index";
    static final String SUFFIX = ".idx";
    /** Raised with every change of the format or of the terms: a block of another one is made again. */
    private static final int FORMAT = 2;

    private static final int ROOT = 4;
    private static final int EARLIEST = ROOT + MerkleHasher.LENGTH;
    private static final int LATEST = EARLIEST + 8;
    private static final int HEADER = LATEST + 8;
    /** A block's records are a subtree of the log of that height. */
    private static final int HEIGHT = 12;

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

    /** Reads a block's index, or makes it from the log when it is missing, damaged, or of another log. */
    static IndexBlock of(Storage storage, long block, TileReader log, Keeping keeping) throws IOException {
        String name = name(block);
        byte[] root = log.hash(HEIGHT, block);
        IndexBlock found = storage.exists(name) ? read(storage, name) : null;
        if (found != null && found.isOf(root)) {
            return found;
        }
        byte[] content = build(block, root, log);
        if (keeping == Keeping.KEEP) {
            Files.replace(storage, name, content);
        }
        return new IndexBlock(ByteBuffer.wrap(content, 0, content.length - CHECKSUM));
    }

    /** What becomes of a block that had to be made. */
    enum Keeping {
        /** It is written beside the log. */
        KEEP,
        /** It is used and forgotten: whoever asks may not write there. */
        FORGET
    }

    /** Reads a block's index; {@code null} when it is damaged. */
    static IndexBlock read(Storage storage, String name) throws IOException {
        byte[] content = Files.read(storage, name);
        int body = content.length - CHECKSUM;
        boolean whole = body >= HEADER
                && ByteBuffer.wrap(content).getInt(body) == checksum(content, body)
                && ByteBuffer.wrap(content).getInt() == FORMAT;
        return whole ? new IndexBlock(ByteBuffer.wrap(content, 0, body)) : null;
    }

    private boolean isOf(byte[] root) {
        byte[] own = new byte[root.length];
        bytes.get(ROOT, own);
        return Arrays.equals(own, root);
    }

    static boolean exists(Storage storage, long block) throws IOException {
        return storage.exists(name(block));
    }

    long earliest() {
        return bytes.getLong(EARLIEST);
    }

    long latest() {
        return bytes.getLong(LATEST);
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

    private static byte[] build(long block, byte[] root, TileReader log) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Map<String, Long> hashes = new HashMap<>(); // most terms of a block come again and again
        IndexedView reader = new IndexedView();
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        long first = block * (RECORDS / TilePath.WIDTH);
        for (int bundle = 0; bundle < RECORDS / TilePath.WIDTH; bundle++) {
            List<byte[]> records = log.entries(first + bundle);
            for (int i = 0; i < records.size(); i++) {
                RecordView view;
                try {
                    view = reader.of(records.get(i));
                } catch (JsonException e) { // a leaf of another maker: there is nothing to find it by
                    continue;
                }
                earliest = Math.min(earliest, view.timeMicros());
                latest = Math.max(latest, view.timeMicros());
                for (String term : view.terms()) {
                    Long hash = hashes.get(term);
                    if (hash == null) {
                        hash = Term.hash(term);
                        hashes.put(term, hash);
                    }
                    entries.add(new Entry(hash, bundle * TilePath.WIDTH + i));
                }
            }
        }
        java.util.Collections.sort(entries);
        ByteBuffer out = ByteBuffer.allocate(HEADER + entries.size() * ENTRY + CHECKSUM);
        out.putInt(FORMAT).put(root).putLong(earliest).putLong(latest);
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
