// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import java.util.Arrays;

/**
 * Walks to members of a record's JSON without building it: a verifier of a hundred million records cannot afford a map for
 * each. Expects JSON without white space, as records are written. One thread.
 */
final class JsonCursor {

    private static final int[] NOWHERE = {};

    private byte[] json = {};
    private int at;

    /** Thrown out of bytes that are not what a record is; without a trace, because a log of another maker is full of them. */
    static final class NotARecord extends Exception {
        private static final long serialVersionUID = 1L;

        NotARecord() {
            super(null, null, false, false);
        }
    }

    /** Takes the next record. */
    void on(byte[] record) {
        json = record;
    }

    /** The name of a member as it stands in JSON, to be walked to. */
    static byte[] name(String name) {
        return ("\"" + name + "\":").getBytes(US_ASCII);
    }

    /** Where the value at this path of members begins; -1 when there is none. */
    int find(int object, byte[]... path) throws NotARecord {
        try {
            at = object;
            for (byte[] name : path) {
                if (!enter(name)) {
                    return -1;
                }
            }
            return at;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new NotARecord();
        }
    }

    /**
     * Where the values of these members of an object begin, -1 for each that it does not have; found in one walk, because
     * walking is most of what a verifier does with a record's text.
     */
    int[] members(int object, byte[]... names) throws NotARecord {
        int[] starts = new int[names.length];
        Arrays.fill(starts, -1);
        try {
            at = object;
            if (json[at++] != '{') {
                return starts;
            }
            while (json[at] == '"') {
                int name = indexOfName(names);
                if (name < 0) {
                    skipString();
                    at++; // the colon
                } else {
                    at += names[name].length;
                    starts[name] = at;
                }
                skipValue();
                if (json[at] == ',') {
                    at++;
                }
            }
            return starts;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new NotARecord();
        }
    }

    private int indexOfName(byte[]... names) {
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (Arrays.equals(json, at, Math.min(json.length, at + name.length), name, 0, name.length)) {
                return i;
            }
        }
        return -1;
    }

    /** The text that begins there; {@code null} for nowhere, or when it is no text. */
    String text(int start) throws NotARecord {
        int[] bounds = bounds(start);
        if (bounds.length == 0) {
            return null;
        }
        for (int i = bounds[0]; i < bounds[1]; i++) {
            if (json[i] == '\\') {
                return unescaped(bounds);
            }
        }
        return new String(json, bounds[0], bounds[1] - bounds[0], UTF_8);
    }

    /** Whether the text that begins there is this one, which has nothing to escape. */
    boolean is(int start, byte[] ascii) throws NotARecord {
        int[] bounds = bounds(start);
        return bounds.length != 0 && Arrays.equals(json, bounds[0], bounds[1], ascii, 0, ascii.length);
    }

    /** The whole number that begins there; -1 when none does. */
    long number(int start) {
        long number = start >= 0 && start < json.length && isDigit(json[start]) ? 0 : -1;
        for (int i = start; number >= 0 && i < json.length && isDigit(json[i]); i++) {
            number = number * 10 + json[i] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private String unescaped(int[] bounds) throws NotARecord {
        try {
            return JsonReader.parse(Arrays.copyOfRange(json, bounds[0] - 1, bounds[1] + 1)) instanceof String text
                    ? text
                    : null;
        } catch (JsonException e) {
            throw new NotARecord();
        }
    }

    private int[] bounds(int start) throws NotARecord {
        if (start < 0 || start >= json.length || json[start] != '"') {
            return NOWHERE;
        }
        try {
            at = start;
            skipString();
            return new int[] {start + 1, at - 1};
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new NotARecord();
        }
    }

    /** At an object: moves to the value of the member of that name; false when it has none. */
    private boolean enter(byte[] name) {
        if (json[at] != '{') {
            return false;
        }
        at++;
        while (json[at] == '"') {
            int end = Math.min(json.length, at + name.length);
            if (Arrays.equals(json, at, end, name, 0, name.length)) {
                at += name.length;
                return true;
            }
            skipString();
            at++; // the colon
            skipValue();
            if (json[at] == ',') {
                at++;
            }
        }
        return false;
    }

    private void skipValue() {
        int depth = 0;
        do {
            byte b = json[at];
            if (b == '"') {
                skipString();
                continue;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                if (depth == 0) {
                    return; // the end of what holds a bare number or word
                }
                depth--;
            } else if (b == ',' && depth == 0) {
                return;
            }
            at++;
        } while (depth > 0 || (json[at] != ',' && json[at] != '}' && json[at] != ']'));
    }

    private void skipString() {
        at++;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        at++;
    }
}
