// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What the log itself must know of a record of its own, read from its last members alone: their order is fixed, and an
 * unescaped quote cannot stand inside a value, so no text of a caller can pass for them.
 *
 * <p>Reading a tail copies nothing, so the array must stay as it is for as long as the tail is asked.
 */
public final class RecordTail {

    /** What a record states, as far as the log cares. */
    public enum Kind {
        /** That an action may run: an outcome must follow. */
        ALLOWED,
        /** An outcome. */
        EXECUTION,
        /** Anything else. */
        OTHER
    }

    private static final byte[] TYPE = ascii(",\"predicateType\":\"https://bylaw.dev/");
    private static final byte[] DECISION = ascii("decision/v0.1\",\"subject\":[{\"digest\":{\"sha256\":\"");
    private static final byte[] EXECUTION = ascii("execution/v0.1\",\"subject\":[{\"digest\":{\"sha256\":\"");
    private static final byte[] NAME = ascii("\"},\"name\":\"action:");
    private static final byte[] END = ascii("\"}]}");
    private static final byte[] ALLOW = ascii("\"result\":\"allow\",\"time\":\"");
    private static final int HASH_DIGITS = 64;

    private static final RecordTail NOTHING = new RecordTail(Kind.OTHER, new byte[0], 0, 0, 0);

    private final Kind kind;
    private final byte[] record;
    private final int digest;
    private final int id;
    private final int end;

    private RecordTail(Kind kind, byte[] record, int digest, int id, int end) {
        this.kind = kind;
        this.record = record;
        this.digest = digest;
        this.id = id;
        this.end = end;
    }

    /** Reads the tail of a record that {@link StatementEncoder} made. */
    public static RecordTail of(byte[] record) {
        return of(record, 0, record.length);
    }

    /** Reads the tail of a record that stands there in an array. */
    public static RecordTail of(byte[] record, int from, int to) {
        int type = lastIndexOf(record, from, to, TYPE);
        if (type < 0) {
            return NOTHING;
        }
        int members = type + TYPE.length;
        if (startsWith(record, members, DECISION)) {
            // …"result":"allow","time":"2026-11-01T09:30:00.000001Z"},"predicateType":…
            int result = type - 2 - Rfc3339.CHARACTERS - ALLOW.length;
            boolean allowed = startsWith(record, result, ALLOW);
            return allowed ? about(Kind.ALLOWED, record, members + DECISION.length, to) : NOTHING;
        }
        return startsWith(record, members, EXECUTION)
                ? about(Kind.EXECUTION, record, members + EXECUTION.length, to)
                : NOTHING;
    }

    private static RecordTail about(Kind kind, byte[] record, int digest, int to) {
        int name = digest + HASH_DIGITS;
        int id = name + NAME.length;
        int end = to - END.length;
        if (end < id || !startsWith(record, name, NAME) || !startsWith(record, end, END)) {
            return NOTHING;
        }
        return new RecordTail(kind, record, digest, id, end);
    }

    /** What the record states. */
    public Kind kind() {
        return kind;
    }

    /** The id of the decision that the record is about; {@code null} when it is about none. */
    public String actionId() {
        if (kind == Kind.OTHER) {
            return null;
        }
        for (int i = id; i < end; i++) {
            if (record[i] == '\\') {
                byte[] quoted = Arrays.copyOfRange(record, id - 1, end + 1);
                quoted[0] = '"';
                try {
                    return (String) JsonReader.parse(quoted);
                } catch (JsonException e) {
                    return null;
                }
            }
        }
        return new String(record, id, end - id, UTF_8);
    }

    /** The digest that the record's subject carries; {@code null} when the record is about no decision. */
    public byte[] subject() {
        return kind == Kind.OTHER ? null : HexFormat.of().parseHex(new String(record, digest, HASH_DIGITS, US_ASCII));
    }

    /** The array in which the record stands. */
    public byte[] array() {
        return record;
    }

    /** Where in it the id of the decision begins, as it is written in JSON; equal ids are written in one way only. */
    public int idStart() {
        return id;
    }

    /** Where the id of the decision ends. */
    public int idEnd() {
        return end;
    }

    private static int lastIndexOf(byte[] bytes, int from, int to, byte[] wanted) {
        for (int i = to - wanted.length; i >= from; i--) {
            if (bytes[i] == wanted[0] && startsWith(bytes, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
        return at >= 0
                && at + wanted.length <= bytes.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
