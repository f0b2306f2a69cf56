// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.json.JsonWriter;
import java.security.MessageDigest;

/**
 * Makes the bytes of a record: an in-toto Statement v1 in the canonical form of RFC 8785.
 *
 * <h2>Guarantees</h2>
 * One valid record of at most {@link #MAX_RECORD} bytes, whatever texts the statement holds: long texts and lists are
 * cut, visibly. Every record holds at least 128 random bits, in its salted digests or its {@code nonce}, so that its leaf
 * hash in another record's proof tells nothing.
 *
 * <h2>Threads</h2>
 * One at a time: an encoder owns its buffer, which the next record overwrites.
 *
 * <p>The number of a record is known only when its place in the log is taken, and a place, once taken, must be filled. So
 * a record is encoded first, with a hole for its number, and {@link #number} fills the hole.
 */
public final class StatementEncoder {

    /** The longest record: entry bundles of C2SP tlog-tiles give each entry a 16-bit length. */
    public static final int MAX_RECORD = 65_535;

    /** How much longer a record may become by its number. */
    public static final int NUMBER_ROOM = 19;

    private final Point point;
    private final RecordFormat format;
    private final JsonWriter json = new JsonWriter();
    private final MessageDigest sha256 = Sha256.create();
    private final byte[] leafPrefix = {0};

    private byte[] subject;
    private int seqHole;

    /** An encoder for records made at {@code point}. */
    public StatementEncoder(Point point) {
        this.point = point;
        this.format = new RecordFormat(point, json, sha256);
    }

    /** Encodes a statement, without its number. */
    public void encode(Statement statement) {
        write(statement, TextLimits.NORMAL);
        if (json.length() + NUMBER_ROOM > MAX_RECORD) {
            write(statement, TextLimits.TIGHT);
        }
        if (json.length() + NUMBER_ROOM > MAX_RECORD) {
            throw new IllegalArgumentException(
                    "A record of " + json.length() + " bytes does not fit into the log, which" + " takes " + MAX_RECORD
                            + ". A coverage statement must be split with Coverage.inParts.");
        }
    }

    /** Where in the encoded record its number goes. */
    public int hole() {
        return seqHole;
    }

    /** Numbers the encoded record within its boot. Once, after {@link #encode}; allocates nothing. */
    public void number(long seq) {
        json.fill(seqHole, seq);
    }

    /** The bytes, of which the first {@link #length()} are the record. */
    public byte[] buffer() {
        return json.buffer();
    }

    /** How long the record is. */
    public int length() {
        return json.length();
    }

    /** The Merkle leaf hash of the record. */
    public byte[] leafHash() {
        sha256.update(leafPrefix);
        sha256.update(json.buffer(), 0, json.length());
        return sha256.digest();
    }

    /** The digest that the record's subject carries. */
    public byte[] subject() {
        return subject;
    }

    private void write(Statement statement, TextLimits limits) {
        json.reset().limitText(limits.text());
        json.beginObject();
        json.name("_type").string("https://in-toto.io/Statement/v1");
        json.name("predicate").beginObject();
        seqHole = format.predicate(statement, limits);
        json.endObject();
        json.name("predicateType").string(RecordFormat.typeOf(statement));
        json.name("subject").beginArray().beginObject();
        subject = format.subjectOf(statement, limits);
        json.name("digest").beginObject().name("sha256").hex(subject).endObject();
        json.name("name").string(format.subjectName(statement));
        json.endObject().endArray().endObject().reserve(NUMBER_ROOM);
    }

    /** Where this encoder's records are made. */
    public Point point() {
        return point;
    }
}
