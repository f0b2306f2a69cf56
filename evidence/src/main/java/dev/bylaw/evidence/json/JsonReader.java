// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into maps, lists, strings, longs and booleans; {@code null} is {@code null}. Strict: no duplicate names, no
 * fractions and no numbers that are not longs, since no record has them, and no deeper than 64 levels.
 *
 * <p>One thread a call.
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Reads bytes that are one value. */
    public static Object parse(byte[] bytes) throws JsonException {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new JsonException("the text is not UTF-8");
        }
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.space();
        if (reader.at < text.length()) {
            throw reader.unexpected("the end");
        }
        return value;
    }

    /** Reads bytes that are one object. */
    @SuppressWarnings("unchecked") // every map that value() makes has strings for keys
    public static Map<String, Object> parseObject(byte[] bytes) throws JsonException {
        if (parse(bytes) instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new JsonException("the text is not a JSON object");
    }

    private Object value() throws JsonException {
        space();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() throws JsonException {
        Map<String, Object> object = new LinkedHashMap<>();
        enter();
        space();
        if (peek() == '}') {
            at++;
        } else {
            do {
                space();
                String name = string();
                space();
                expect(':');
                Object value = value();
                if (object.containsKey(name)) {
                    throw new JsonException("the name \"" + name + "\" stands twice in one object");
                }
                object.put(name, value);
                space();
            } while (more('}'));
        }
        depth--;
        return object;
    }

    private List<Object> array() throws JsonException {
        List<Object> array = new ArrayList<>();
        enter();
        space();
        if (peek() == ']') {
            at++;
        } else {
            do {
                array.add(value());
                space();
            } while (more(']'));
        }
        depth--;
        return array;
    }

    private String string() throws JsonException {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            } else if (c < 0x20) {
                throw unexpected("an escape for a control character");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() throws JsonException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected("an escape");
        };
    }

    private char unicode() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw unexpected("four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private Object number() throws JsonException {
        int start = at;
        while (at < text.length() && "-0123456789+.eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            long value = Long.parseLong(digits);
            if (Long.toString(value).equals(digits)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        at = start;
        throw unexpected("a value");
    }

    private Object word(String word, Object value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        return value;
    }

    private void enter() throws JsonException {
        at++;
        if (++depth > MAX_DEPTH) {
            throw unexpected("at most " + MAX_DEPTH + " levels");
        }
    }

    private boolean more(char close) throws JsonException {
        if (peek() == close) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char c) throws JsonException {
        if (peek() != c) {
            throw unexpected("'" + c + "'");
        }
        at++;
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw new JsonException("the text ends at character " + at + ", in the middle of a value");
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException unexpected(String wanted) {
        return new JsonException("expected " + wanted + " at character " + at);
    }
}
