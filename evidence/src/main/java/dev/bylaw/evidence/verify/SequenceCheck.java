// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the records of each boot are numbered 1, 2, 3 … in the order of the log. One that is missing was never logged, or
 * was left out before the tree was built.
 *
 * <p>Finds {@code predicate.point} by walking the record's JSON without building it: a verifier of a hundred million records
 * cannot afford a map for each. One thread.
 */
final class SequenceCheck {

    private static final byte[] PREDICATE = name("predicate");
    private static final byte[] POINT = name("point");
    private static final byte[] BOOT = name("boot");
    private static final byte[] SEQ = name("seq");

    private final List<Finding> findings;
    private final Map<String, long[]> last = new HashMap<>();
    private byte[] json;
    private int at;

    SequenceCheck(List<Finding> findings) {
        this.findings = findings;
    }

    void next(byte[] record, String file) {
        json = record;
        at = 0;
        String problem;
        try {
            problem = enter(PREDICATE) && enter(POINT) ? numberOf() : null;
        } catch (ArrayIndexOutOfBoundsException e) { // an entry of another maker: it has no number to check
            problem = null;
        }
        if (problem != null) {
            findings.add(new Finding(file, problem));
        }
    }

    /** At the point: reads its members, and returns what is wrong with the number. */
    private String numberOf() {
        int point = at;
        if (!enter(BOOT)) {
            return null;
        }
        int start = at;
        skipValue();
        String boot = new String(json, start, at - start, US_ASCII);
        at = point;
        if (!enter(SEQ)) {
            return "a record of the boot " + boot + " has no number";
        }
        long seq = 0;
        while (json[at] >= '0' && json[at] <= '9') {
            seq = seq * 10 + json[at++] - '0';
        }
        long[] before = last.get(boot);
        if (before == null) {
            before = new long[1];
            last.put(boot, before);
        }
        long expected = before[0] + 1;
        before[0] = seq;
        return seq == expected
                ? null
                : "record " + expected + " of the boot " + boot + " is missing: " + seq + " follows";
    }

    /** At an object: moves to the value of the member of that name; false when it has none. */
    private boolean enter(byte[] name) {
        if (json[at] != '{') {
            return false;
        }
        at++;
        while (json[at] == '"') {
            boolean found = Arrays.equals(json, at, Math.min(json.length, at + name.length), name, 0, name.length);
            if (found) {
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

    private static byte[] name(String name) {
        return ("\"" + name + "\":").getBytes(US_ASCII);
    }
}
