// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Walks once over JSON, and notes where members begin that somebody asks for. Expects no white space between tokens, as records
 * are written. Inside strings, which are nearly all of a record, it looks at eight bytes at a time.
 *
 * <p>One thread.
 */
final class JsonCursor {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private byte[] json = {};
    private int end;

    /**
     * Walks over an object.
     *
     * @param starts where the wanted members begin, by their places; -1 for each that there is not
     */
    void walk(byte[] bytes, int from, int to, Wanted[] wanted, int[] starts) throws UnexpectedJson {
        json = bytes;
        end = to;
        Arrays.fill(starts, -1);
        if (byteAt(from) == '{') {
            members(from, wanted, starts);
        }
    }

    /** Where the bytes walked over end. */
    int end() {
        return end;
    }

    /** Where the string ends that begins with its quote there. */
    int afterString(int quote) throws UnexpectedJson {
        int i = quote + 1;
        while (true) {
            if (i + Long.BYTES <= end) {
                long word = (long) WORDS.get(json, i);
                long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
                if (found == 0) {
                    i += Long.BYTES;
                    continue;
                }
                i += Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            byte b = byteAt(i);
            if (b == '"') {
                return i + 1;
            }
            i += b == '\\' ? 2 : 1;
        }
    }

    /** Walks over the members of an object, and returns where it ends. */
    private int members(int object, Wanted[] wanted, int[] starts) throws UnexpectedJson {
        int i = object + 1;
        while (byteAt(i) == '"') {
            Wanted member = at(i, wanted);
            if (member == null) {
                i = afterString(i);
                if (byteAt(i) != ':') {
                    throw new UnexpectedJson();
                }
                i = afterValue(i + 1);
            } else {
                i += member.length();
                if (member.place >= 0) {
                    starts[member.place] = i;
                }
                boolean deeper = member.members.length > 0 && byteAt(i) == '{';
                i = deeper ? members(i, member.members, starts) : afterValue(i);
            }
            if (byteAt(i) == ',') {
                i++;
            }
        }
        if (byteAt(i) != '}') {
            throw new UnexpectedJson();
        }
        return i + 1;
    }

    private Wanted at(int name, Wanted... wanted) {
        for (Wanted member : wanted) {
            if (member.standsAt(json, name, end)) {
                return member;
            }
        }
        return null;
    }

    /** Where the value ends that begins there. */
    private int afterValue(int value) throws UnexpectedJson {
        int depth = 0;
        int i = value;
        do {
            byte b = byteAt(i);
            if (b == '"') {
                i = afterString(i);
            } else if (b == '{' || b == '[') {
                depth++;
                i++;
            } else if (b == '}' || b == ']') {
                depth--;
                i++;
            } else if (b <= ' ') {
                throw new UnexpectedJson();
            } else if (depth == 0) {
                return afterWord(i);
            } else {
                i++;
            }
        } while (depth > 0);
        return i;
    }

    /** Where a number or a word ends: before what follows it. */
    private int afterWord(int start) throws UnexpectedJson {
        int i = start;
        for (byte b = byteAt(i); b != ',' && b != '}' && b != ']'; b = byteAt(i)) {
            if (b <= ' ') {
                throw new UnexpectedJson();
            }
            i++;
        }
        return i;
    }

    private byte byteAt(int i) throws UnexpectedJson {
        if (i >= end) {
            throw new UnexpectedJson();
        }
        return json[i];
    }

    /** Has its lowest set bit in the lowest byte that is zero; no bit at all when none is. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }
}
