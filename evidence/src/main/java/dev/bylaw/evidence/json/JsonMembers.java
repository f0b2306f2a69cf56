// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Members of an object, read from its text without building it: whoever reads a hundred million records can afford neither a
 * map nor a copy for each. One thread.
 *
 * <p>Only for JSON as the log writes it, without white space; of other JSON it says {@link UnexpectedJson}. It does not tell
 * whether the text is JSON beyond what it walks over.
 */
public final class JsonMembers {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

    private final JsonCursor cursor = new JsonCursor();
    private final Wanted[] wanted;
    private final int[] starts;
    private byte[] json = {};

    /** The members of that tree, under places from 0 to one below their number. */
    public JsonMembers(int places, Wanted... wanted) {
        this.wanted = wanted.clone();
        this.starts = new int[places];
    }

    /**
     * Takes the next object, which stands there in an array. What is asked from now on is about this one.
     *
     * @throws UnexpectedJson when it does not stand there as the log would write it
     */
    public void on(byte[] bytes, int from, int to) throws UnexpectedJson {
        json = bytes;
        cursor.walk(bytes, from, to, wanted, starts);
    }

    /** Whether the object has it. */
    public boolean has(int place) {
        return starts[place] >= 0;
    }

    /** The text there; {@code null} when there is none. */
    public String text(int place) throws UnexpectedJson {
        return isText(place) ? textAt(starts[place]) : null;
    }

    /** The texts in the array there; none when there is no array. */
    public List<String> texts(int place) throws UnexpectedJson {
        int i = starts[place];
        if (i < 0 || i >= cursor.end() || json[i] != '[') {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        i++;
        while (i < cursor.end() && json[i] == '"') {
            texts.add(textAt(i));
            i = cursor.afterString(i);
            i += i < cursor.end() && json[i] == ',' ? 1 : 0;
        }
        if (i >= cursor.end() || json[i] != ']') {
            throw new UnexpectedJson(); // something else than texts
        }
        return texts;
    }

    private String textAt(int quote) throws UnexpectedJson {
        int from = quote + 1;
        int to = cursor.afterString(quote) - 1;
        int escapes = 0;
        for (int i = from; i < to; i++) {
            if (json[i] == '\\') {
                i++;
                if (json[i] != '"' && json[i] != '\\') {
                    return unescaped(quote, to + 1);
                }
                escapes++;
            }
        }
        return escapes == 0 ? new String(json, from, to - from, UTF_8) : unquoted(from, to, escapes);
    }

    /** Of what is escaped, names of entities have quotes alone. */
    private String unquoted(int from, int to, int escapes) {
        byte[] plain = new byte[to - from - escapes];
        int at = 0;
        for (int i = from; i < to; i++) {
            i += json[i] == '\\' ? 1 : 0;
            plain[at++] = json[i];
        }
        return new String(plain, UTF_8);
    }

    /** The text there as it stands between its quotes; {@code null} when there is none. */
    public byte[] raw(int place) throws UnexpectedJson {
        return isText(place)
                ? Arrays.copyOfRange(json, starts[place] + 1, cursor.afterString(starts[place]) - 1)
                : null;
    }

    /** Whether exactly this stands between the quotes of the text there. */
    public boolean is(int place, byte[] raw) {
        int from = starts[place] + 1;
        int to = from + raw.length;
        return isText(place)
                && to < cursor.end()
                && json[to] == '"'
                && Arrays.equals(json, from, to, raw, 0, raw.length);
    }

    /** Whether the text there is a hash in lower-case hexadecimal digits. */
    public boolean isHex(int place, byte[] hash) {
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
    public long number(int place) {
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

    private String unescaped(int from, int to) throws UnexpectedJson {
        try {
            return JsonReader.parse(Arrays.copyOfRange(json, from, to)) instanceof String text ? text : null;
        } catch (JsonException e) {
            throw new UnexpectedJson();
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
