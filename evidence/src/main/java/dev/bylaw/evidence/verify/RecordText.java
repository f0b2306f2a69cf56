// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import dev.bylaw.evidence.verify.JsonCursor.NotARecord;
import java.util.Arrays;

/**
 * What the checks of a log ask of a record's text. Nothing is built of it: a verifier of a hundred million records can
 * afford neither a map nor a copy for each. One thread.
 */
final class RecordText {

    /** The places of what is asked for. */
    static final int TYPE = 0;

    static final int BOOT = 1;
    static final int SEQ = 2;
    static final int ID = 3;
    static final int RESULT = 4;
    static final int DECISION = 5;
    static final int DECISION_ID = 6;
    static final int DECISION_LEAF = 7;

    private static final int PLACES = 8;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

    private static final Wanted[] STATEMENT = {
        Wanted.within(
                "predicate",
                Wanted.member("id", ID),
                Wanted.member("result", RESULT),
                Wanted.within("point", Wanted.member("boot", BOOT), Wanted.member("seq", SEQ)),
                Wanted.member(
                        "decision",
                        DECISION,
                        Wanted.member("id", DECISION_ID),
                        Wanted.within("leaf", Wanted.member("sha256", DECISION_LEAF)))),
        Wanted.member("predicateType", TYPE)
    };

    private final JsonCursor cursor = new JsonCursor();
    private final int[] starts = new int[PLACES];
    private byte[] json = {};

    /**
     * Takes the next record, which stands there in an array.
     *
     * @throws NotARecord when it is of another maker, and says nothing that could be checked
     */
    void on(byte[] bytes, int from, int to) throws NotARecord {
        json = bytes;
        cursor.walk(bytes, from, to, STATEMENT, starts);
    }

    /** Whether the record has it. */
    boolean has(int place) {
        return starts[place] >= 0;
    }

    /** The text there; {@code null} when the record has none. */
    String text(int place) throws NotARecord {
        if (!isText(place)) {
            return null;
        }
        int from = starts[place] + 1;
        int to = cursor.afterString(starts[place]) - 1;
        for (int i = from; i < to; i++) {
            if (json[i] == '\\') {
                return unescaped(from - 1, to + 1);
            }
        }
        return new String(json, from, to - from, UTF_8);
    }

    /** The text there as it stands between its quotes; {@code null} when the record has none. */
    byte[] raw(int place) throws NotARecord {
        return isText(place)
                ? Arrays.copyOfRange(json, starts[place] + 1, cursor.afterString(starts[place]) - 1)
                : null;
    }

    /** Whether exactly this stands between the quotes of the text there. */
    boolean is(int place, byte[] raw) {
        int from = starts[place] + 1;
        int to = from + raw.length;
        return isText(place)
                && to < cursor.end()
                && json[to] == '"'
                && Arrays.equals(json, from, to, raw, 0, raw.length);
    }

    /** Whether the text there is a hash in lower-case hexadecimal digits. */
    boolean isHex(int place, byte[] hash) {
        int from = starts[place] + 1;
        int to = from + 2 * hash.length;
        if (!isText(place) || to >= cursor.end() || json[to] != '"') {
            return false;
        }
        for (int i = 0; i < hash.length; i++) {
            if (json[from + 2 * i] != DIGITS[(hash[i] >> 4) & 0xF] || json[from + 2 * i + 1] != DIGITS[hash[i] & 0xF]) {
                return false;
            }
        }
        return true;
    }

    /** The whole number there; -1 when there is none. */
    long number(int place) {
        int i = starts[place];
        long number = i >= 0 && i < cursor.end() && isDigit(json[i]) ? 0 : -1;
        for (; number >= 0 && i < cursor.end() && isDigit(json[i]); i++) {
            number = number * 10 + json[i] - '0';
        }
        return number;
    }

    private boolean isText(int place) {
        return starts[place] >= 0 && starts[place] < cursor.end() && json[starts[place]] == '"';
    }

    private String unescaped(int from, int to) throws NotARecord {
        try {
            return JsonReader.parse(Arrays.copyOfRange(json, from, to)) instanceof String text ? text : null;
        } catch (JsonException e) {
            throw new NotARecord();
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
