// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON in the canonical form of RFC 8785 into a byte buffer that is reused.
 *
 * <h2>Guarantees</h2>
 * Whatever text is given, the bytes are valid UTF-8 and valid JSON. A surrogate without its partner becomes U+FFFD.
 * A text longer than the limit is cut between characters and ends in a marker with its length and the first 64 bits of
 * its SHA-256, so that two texts do not become one. An integer outside ±(2<sup>53</sup>−1), which readers would round,
 * is written as a string of its digits. There are no floating-point numbers.
 *
 * <h2>Not guaranteed</h2>
 * The order of members: RFC 8785 wants names sorted by UTF-16 unit, and the caller writes them so. Run with assertions,
 * as tests do, a name out of order is an {@link AssertionError}.
 *
 * <h2>Threads</h2>
 * One at a time.
 */
public final class JsonWriter {

    /** The largest integer that every reader of JSON takes exactly. */
    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final int KEEP = 1 << 17;
    private static final int MAX_DEPTH = 64;

    private byte[] buffer = new byte[2048];
    private int length;
    private int depth;
    private int textLimit = Integer.MAX_VALUE;
    private final boolean[] hasMember = new boolean[MAX_DEPTH + 1];
    /** The last name at each depth, kept for the assertion alone. */
    private final String[] lastName = new String[MAX_DEPTH + 1];

    private boolean afterName;

    /** Forgets what was written. The buffer stays, unless one huge text had made it grow beyond reason. */
    public JsonWriter reset() {
        if (buffer.length > KEEP) {
            buffer = new byte[KEEP];
        }
        length = 0;
        depth = 0;
        afterName = false;
        hasMember[0] = false;
        return this;
    }

    /** Cuts every text written from now on to so many UTF-16 units. */
    public JsonWriter limitText(int units) {
        textLimit = units;
        return this;
    }

    /** Opens an object. */
    public JsonWriter beginObject() {
        return open('{');
    }

    /** Closes an object. */
    public JsonWriter endObject() {
        return close('}');
    }

    /** Opens an array. */
    public JsonWriter beginArray() {
        return open('[');
    }

    /** Closes an array. */
    public JsonWriter endArray() {
        return close(']');
    }

    /** Begins a member. Names come in the order of their UTF-16 units. */
    public JsonWriter name(String name) {
        assert inOrder(name);
        comma();
        quoted(name, name.length(), null);
        put(':');
        afterName = true;
        return this;
    }

    /** Writes a text, or {@code null}. */
    public JsonWriter string(String text) {
        if (text == null) {
            return nullValue();
        }
        comma();
        if (text.length() <= textLimit) {
            quoted(text, text.length(), null);
        } else {
            quoted(text, TextCut.before(text, textLimit), TextCut.marker(text));
        }
        return this;
    }

    /** Writes a member whose value is a text; nothing at all when the text is absent. */
    public JsonWriter member(String name, String text) {
        return text == null ? this : name(name).string(text);
    }

    /** Writes an integer, as a string where a number would be rounded by readers. */
    public JsonWriter number(long value) {
        comma();
        boolean exact = value >= -MAX_SAFE_INTEGER && value <= MAX_SAFE_INTEGER;
        if (!exact) {
            put('"');
        }
        digits(value);
        if (!exact) {
            put('"');
        }
        return this;
    }

    /** Leaves out a value, and returns where it belongs, for {@link #fill}. */
    public int hole() {
        comma();
        return length;
    }

    /** Puts a whole number of at least 0 into a hole. What was written after it moves; holes after it are stale. */
    public void fill(int hole, long number) {
        int tail = length - hole;
        int digits = Ascii.decimals(number);
        ensure(digits);
        System.arraycopy(buffer, hole, buffer, hole + digits, tail);
        length = hole;
        digits(number);
        length += tail;
    }

    /** Writes {@code true} or {@code false}. */
    public JsonWriter bool(boolean value) {
        comma();
        return ascii(value ? "true" : "false");
    }

    /** Writes {@code null}. */
    public JsonWriter nullValue() {
        comma();
        return ascii("null");
    }

    /** Writes bytes as a string of lower-case hexadecimal digits. */
    public JsonWriter hex(byte[] bytes) {
        return hex(bytes, 0, bytes.length);
    }

    /** Writes some of the bytes as a string of lower-case hexadecimal digits. */
    public JsonWriter hex(byte[] bytes, int offset, int count) {
        comma();
        ensure(count * 2 + 2);
        put('"');
        for (int i = offset; i < offset + count; i++) {
            byte b = bytes[i];
            buffer[length++] = Ascii.HEX[(b >> 4) & 15];
            buffer[length++] = Ascii.HEX[b & 15];
        }
        put('"');
        return this;
    }

    /** Writes a string of which the caller knows that it is ASCII and needs no escape. */
    public JsonWriter plain(byte[] ascii, int count) {
        return plain(ascii, 0, count);
    }

    /** Writes a string of which the caller knows that it is ASCII and needs no escape. */
    public JsonWriter plain(byte[] ascii, int offset, int count) {
        comma();
        ensure(count + 2);
        put('"');
        System.arraycopy(ascii, offset, buffer, length, count);
        length += count;
        put('"');
        return this;
    }

    /** Writes a value that another writer wrote. */
    public JsonWriter written(byte[] value) {
        comma();
        ensure(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    /** Makes sure that so many more bytes fit without a new buffer. */
    public JsonWriter reserve(int bytes) {
        ensure(bytes);
        return this;
    }

    /** Where the next byte goes. */
    public int length() {
        return length;
    }

    /** Takes back what was written since {@link #length()} was {@code mark}: a value, right after its name. */
    public JsonWriter rewindValue(int mark) {
        length = mark;
        afterName = true;
        return this;
    }

    /** The buffer itself; only its first {@link #length()} bytes mean anything, and only until the next write. */
    public byte[] buffer() {
        return buffer;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    private JsonWriter open(char bracket) {
        comma();
        put(bracket);
        if (++depth > MAX_DEPTH) {
            throw new IllegalStateException("JSON nested deeper than " + MAX_DEPTH + " levels");
        }
        hasMember[depth] = false;
        lastName[depth] = null;
        return this;
    }

    private JsonWriter close(char bracket) {
        depth--;
        put(bracket);
        return this;
    }

    private void comma() {
        if (afterName) {
            afterName = false;
        } else if (hasMember[depth]) {
            put(',');
        } else {
            hasMember[depth] = true;
        }
    }

    private boolean inOrder(String name) {
        boolean sorted = lastName[depth] == null || lastName[depth].compareTo(name) < 0;
        lastName[depth] = name;
        return sorted;
    }

    private void quoted(String text, int end, String marker) {
        ensure(end + 2L);
        buffer[length++] = '"';
        int plain = plainRun(text, end);
        if (plain < end) {
            escaped(text, plain, end);
        }
        if (marker != null) {
            byte[] bytes = marker.getBytes(StandardCharsets.UTF_8);
            ensure(bytes.length + 1);
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }
        put('"');
    }

    /** Copies the beginning that needs no escape, which is nearly always all of it. Returns where it ends. */
    private int plainRun(String text, int end) {
        byte[] to = buffer;
        int at = length;
        int i = 0;
        while (i < end) {
            char c = text.charAt(i);
            if (c >= 0x80 || !Ascii.PLAIN[c]) {
                break;
            }
            to[at++] = (byte) c;
            i++;
        }
        length = at;
        return i;
    }

    private void escaped(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (length > buffer.length - 6) { // six bytes is the longest escape of one unit
                ensure(6L + end - i);
            }
            if (c < 0x80) {
                if (Ascii.PLAIN[c]) {
                    buffer[length++] = (byte) c;
                } else {
                    escape(c);
                }
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                fourBytes(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                multiByte(Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
    }

    private void escape(char c) {
        buffer[length++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[length++] = (byte) c;
            case '\b' -> buffer[length++] = 'b';
            case '\t' -> buffer[length++] = 't';
            case '\n' -> buffer[length++] = 'n';
            case '\f' -> buffer[length++] = 'f';
            case '\r' -> buffer[length++] = 'r';
            default -> {
                buffer[length++] = 'u';
                buffer[length++] = '0';
                buffer[length++] = '0';
                buffer[length++] = Ascii.HEX[c >> 4];
                buffer[length++] = Ascii.HEX[c & 15];
            }
        }
    }

    private void multiByte(char c) {
        if (c < 0x800) {
            buffer[length++] = (byte) (0xC0 | (c >> 6));
        } else {
            buffer[length++] = (byte) (0xE0 | (c >> 12));
            continuation(c >> 6);
        }
        continuation(c);
    }

    private void fourBytes(int point) {
        buffer[length++] = (byte) (0xF0 | (point >> 18));
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
    }

    private void continuation(int bits) {
        buffer[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void digits(long value) {
        ensure(20);
        if (value == Long.MIN_VALUE) { // the only one whose opposite is not a long
            ascii("-9223372036854775808");
            return;
        }
        long rest = value;
        if (rest < 0) {
            buffer[length++] = '-';
            rest = -rest;
        }
        int count = Ascii.decimals(rest);
        for (int i = length + count - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private JsonWriter ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    private void put(char c) {
        if (length == buffer.length) {
            ensure(1);
        }
        buffer[length++] = (byte) c;
    }

    private void ensure(long more) {
        long needed = length + more;
        if (needed > buffer.length) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("JSON text of more than 2 GiB");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * buffer.length)));
        }
    }
}
