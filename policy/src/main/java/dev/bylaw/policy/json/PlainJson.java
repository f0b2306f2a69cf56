// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that people and programs write into files: an object or an array, of values that nest a few times.
 *
 * <p>It is here because it is one class where the streaming parser is seventy, which every start would load. It has no error
 * messages: whatever it does not read with certainty, a mistake above all, it leaves to {@link StreamedJson}, and what it does
 * read, the other reads alike (a test compares them).
 */
final class PlainJson {

    private static final int MOST_NESTING = 50;
    /** So many digits fit into a long, whichever they are. */
    private static final int DIGITS = 18;

    private final Source source;
    private final char[] text;
    private int at;

    private PlainJson(Source source) {
        this.source = source;
        this.text = source.text().toCharArray();
    }

    /** The value that is the whole text, or {@code null} when the streaming parser must read it. */
    static Json read(Source source) {
        PlainJson json = new PlainJson(source);
        json.skipSpace();
        boolean nested = json.at < json.text.length && (json.text[json.at] == '{' || json.text[json.at] == '[');
        Json value = nested ? json.value(0) : null;
        json.skipSpace();
        return json.at == json.text.length ? value : null;
    }

    private void skipSpace() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    /** Moves behind this character and the space around it. */
    private boolean isNext(char wanted) {
        skipSpace();
        boolean found = at < text.length && text[at] == wanted;
        if (found) {
            at++;
            skipSpace();
        }
        return found;
    }

    /** The value that begins here, or {@code null}. */
    private Json value(int depth) {
        if (at == text.length || depth > MOST_NESTING) {
            return null;
        }
        return switch (text[at]) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> isWord("true") ? new Json.Bool(true, span(at - "true".length())) : null;
            case 'f' -> isWord("false") ? new Json.Bool(false, span(at - "false".length())) : null;
            case 'n' -> isWord("null") ? new Json.Null(span(at - "null".length())) : null;
            default -> number();
        };
    }

    private Span span(int start) {
        return new Span(source, start, at);
    }

    private Json object(int depth) {
        int start = at++;
        Map<String, Json> members = new LinkedHashMap<>();
        skipSpace();
        boolean more = at < text.length && text[at] != '}';
        while (more) {
            Json.Str name = string();
            Json value = name != null && isNext(':') ? value(depth + 1) : null;
            if (value == null || members.put(name.value(), value) != null) {
                return null;
            }
            more = isNext(',');
        }
        return end('}') ? new Json.Obj(members, span(start)) : null;
    }

    private Json array(int depth) {
        int start = at++;
        List<Json> elements = new ArrayList<>();
        skipSpace();
        boolean more = at < text.length && text[at] != ']';
        while (more) {
            Json value = value(depth + 1);
            if (value == null) {
                return null;
            }
            elements.add(value);
            more = isNext(',');
        }
        return end(']') ? new Json.Arr(elements, span(start)) : null;
    }

    private boolean end(char bracket) {
        return at < text.length && text[at++] == bracket;
    }

    private Json.Str string() {
        if (at == text.length || text[at] != '"') {
            return null;
        }
        int start = at++;
        int from = at;
        while (at < text.length && text[at] != '"') {
            char c = text[at++];
            if (c < ' ' || c == '\\' || Character.isSurrogate(c)) {
                return null;
            }
        }
        if (at == text.length) {
            return null;
        }
        String value = new String(text, from, at - from);
        at++;
        return new Json.Str(value, span(start));
    }

    private Json number() {
        int start = at;
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            value = 10 * value + text[at++] - '0';
        }
        int digits = at - first;
        boolean whole = digits > 0 && digits <= DIGITS && (text[first] != '0' || digits == 1);
        return whole && endsHere() ? new Json.Num(negative ? -value : value, span(start)) : null;
    }

    /** Whether what stands here cannot belong to the value before it. */
    private boolean endsHere() {
        return at < text.length && " \n\r\t,]}".indexOf(text[at]) >= 0;
    }

    /** Moves behind the word. */
    private boolean isWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i == text.length || text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return endsHere();
    }
}
