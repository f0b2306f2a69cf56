// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import dev.bylaw.evidence.merkle.MerkleHasher;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.tiles.TileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the write-ahead log goes on where the published log ends, and says the same where they overlap; and whether the
 * head that was signed last, if it is ahead of the published one, is that of these records. One thread.
 */
final class WalCheck {

    private static final String FOLDER = "wal";
    private static final String NAME = "[0-9]{12,}\\.wal";

    private final Storage storage;
    private final long published;
    private final Frontier tree;
    private final Checkpoint signed;
    private final Findings findings;
    private final MerkleHasher hasher = new MerkleHasher();
    private final TileReader log;
    private List<byte[]> bundle = List.of();
    private long bundleIndex = -1;

    /**
     * A check against the published log.
     *
     * @param tree the tree of the published records, which is carried on
     * @param signed the head that was signed last; absent when that is not known
     */
    WalCheck(Storage storage, Frontier tree, Checkpoint signed, Findings findings) {
        this.storage = storage;
        this.published = tree.size();
        this.tree = tree;
        this.signed = signed;
        this.findings = findings;
        this.log = new TileReader(storage, published);
    }

    void run() throws IOException {
        List<String> files = files();
        if (files.isEmpty()) {
            findings.fault(FOLDER, "the write-ahead log is missing");
            return;
        }
        long next = firstIndex(files.get(0));
        if (next > published) {
            findings.fault(FOLDER, "the records " + published + " to " + (next - 1) + " are missing");
            return;
        }
        for (int i = 0; i < files.size(); i++) {
            String name = FOLDER + "/" + files.get(i);
            if (firstIndex(files.get(i)) != next) {
                findings.fault(name, "the file should begin with record " + next + ", which is missing");
                return;
            }
            Segment segment = new Segment(Files.read(storage, name), next);
            if (!readFrames(segment, name) || !judgeEnd(segment, name, i == files.size() - 1)) {
                return;
            }
            next = segment.next();
        }
        if (signed != null && signed.size() > next) {
            findings.fault(FOLDER, "record " + next + ", which was signed, is missing");
        }
    }

    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (String file : storage.list(FOLDER)) {
            if (file.matches(NAME)) {
                files.add(file);
            }
        }
        return files;
    }

    private static long firstIndex(String file) {
        return Long.parseLong(file.substring(0, file.length() - ".wal".length()));
    }

    /** Whether all frames say what the published log says. */
    private boolean readFrames(Segment segment, String name) throws IOException {
        while (segment.advance()) {
            long index = segment.next() - 1;
            if (index < published) {
                if (!Arrays.equals(segment.record(), entry(index))) {
                    findings.fault(name, "record " + index + " is not the one in " + TilePath.FOLDER);
                    return false;
                }
            } else {
                tree.add(hasher.leaf(segment.record()));
                if (signed != null && signed.size() == tree.size() && !Arrays.equals(signed.root(), tree.root())) {
                    findings.fault(name, "the records do not hash to the head that was signed last, in state/signed");
                    return false;
                }
            }
        }
        return true;
    }

    private boolean judgeEnd(Segment segment, String name, boolean last) {
        String where = "at byte " + segment.position() + ", record " + segment.next();
        if (segment.next() < published && !segment.isClean()) {
            findings.fault(name, "the frame " + where + ", is damaged");
            return false;
        }
        if (!last) {
            if (segment.rest() > 0) {
                findings.fault(name, "something stands " + where + ", where the file should end");
            }
            return segment.rest() == 0;
        }
        if (segment.next() < published) {
            findings.fault(name, "the records end " + where + ", which is published");
        } else if (segment.isFollowedByLaterGroup()) {
            findings.fault(name, "the frame " + where + ", is damaged, and later ones are not");
        } else if (!segment.isClean()) {
            findings.note(
                    name,
                    "an unfinished write of " + segment.rest() + " bytes stands " + where
                            + ": none of it was acknowledged, and the next start cuts it off");
        }
        return true;
    }

    private byte[] entry(long index) throws IOException {
        if (index / TilePath.WIDTH != bundleIndex) {
            bundleIndex = index / TilePath.WIDTH;
            bundle = log.entries(bundleIndex);
        }
        return bundle.get((int) (index % TilePath.WIDTH));
    }
}
