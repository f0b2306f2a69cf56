// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.merkle.MerkleHasher;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A proof that one record is in a log (c2sp.org/tlog-proof@v1), with the checkpoint it leads to.
 *
 * @param extra what the proof carries besides: of a receipt in one file, the record; may be absent
 * @param index the record's index in the log
 * @param hashes the inclusion proof, lowest hash first
 * @param checkpoint the signed checkpoint
 */
@SuppressWarnings("ArrayRecordComponent") // formats and parses; compared nowhere
public record TlogProof(byte[] extra, long index, List<byte[]> hashes, byte[] checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int MAX_HASHES = 63;

    /** Keeps a copy of the list. */
    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /** The proof as a file. */
    public byte[] toBytes() {
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            text.append("extra ").append(base64.encodeToString(extra)).append('\n');
        }
        text.append("index ").append(index).append('\n');
        for (byte[] hash : hashes) {
            text.append(base64.encodeToString(hash)).append('\n');
        }
        return text.append('\n')
                .append(new String(checkpoint, UTF_8))
                .toString()
                .getBytes(UTF_8);
    }

    /** Reads a proof. Verifies nothing. */
    public static TlogProof parse(byte[] file) throws FormatException {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new FormatException("the proof is not UTF-8");
        }
        int blank = text.indexOf("\n\n");
        String[] lines = text.substring(0, Math.max(0, blank)).split("\n", -1);
        if (blank < 0 || !lines[0].equals(HEADER)) {
            throw new FormatException("the file does not begin with " + HEADER);
        }
        int next = 1;
        byte[] extra = null;
        if (next < lines.length && lines[next].startsWith("extra ")) {
            extra = Canonical.base64(lines[next++].substring("extra ".length()), "the proof's extra line");
        }
        if (next >= lines.length || !lines[next].startsWith("index ")) {
            throw new FormatException("the proof has no index line");
        }
        long index = Canonical.decimal(lines[next++].substring("index ".length()), "the proof's index");
        List<byte[]> hashes = new ArrayList<>();
        for (; next < lines.length; next++) {
            byte[] hash = Canonical.base64(lines[next], "a line of the proof");
            if (hash.length != MerkleHasher.LENGTH || hashes.size() == MAX_HASHES) {
                throw new FormatException("the proof is not a list of at most " + MAX_HASHES + " hashes");
            }
            hashes.add(hash);
        }
        return new TlogProof(extra, index, hashes, text.substring(blank + 2).getBytes(UTF_8));
    }
}
