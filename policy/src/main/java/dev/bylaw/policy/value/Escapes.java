// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.ArrayList;
import java.util.List;

/**
 * The escapes of Cedar's string literals, both ways.
 *
 * <p>They are those of Rust: {@code \n \r \t \0 \\ \' \"}, {@code \xNN} up to 7F, and <code>&#92;u{…}</code> with one to
 * six hexadecimal digits among which underscores may stand. A pattern of {@code like} also has {@code \*}, the star itself. A
 * bare carriage return is no part of a literal.
 */
public final class Escapes {

    private static final String HEX = "0123456789abcdef";

    private final String body;
    private final boolean pattern;
    private final StringBuilder out = new StringBuilder();
    private final List<String> pieces = new ArrayList<>();
    private int at;

    private Escapes(String body, boolean pattern) {
        this.body = body;
        this.pattern = pattern;
    }

    /**
     * The text that stands for this body of a literal, without its quotes.
     *
     * @throws ValueFormatException at an escape that does not exist; its offset counts in the body
     */
    public static String unescape(String body) {
        Escapes reader = new Escapes(body, false);
        reader.read();
        return reader.out.toString();
    }

    /**
     * The pieces between the wildcards of this body of a pattern: one more than it has wildcards.
     *
     * @throws ValueFormatException at an escape that does not exist; its offset counts in the body
     */
    public static List<String> unescapePattern(String body) {
        Escapes reader = new Escapes(body, true);
        reader.read();
        reader.pieces.add(reader.out.toString());
        return List.copyOf(reader.pieces);
    }

    /** The literal, with its quotes, that stands for this text. Only printable characters stand unescaped. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        append(out, text);
        return out.append('"').toString();
    }

    /** The body of the pattern literal whose wildcards stand between these pieces, with quotes. */
    public static String quotePattern(List<String> pieces) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                out.append('*');
            }
            StringBuilder piece = new StringBuilder();
            append(piece, pieces.get(i));
            for (int j = 0; j < piece.length(); j++) {
                if (piece.charAt(j) == '*') {
                    out.append('\\');
                }
                out.append(piece.charAt(j));
            }
        }
        return out.append('"').toString();
    }

    private void read() {
        while (at < body.length()) {
            char c = body.charAt(at++);
            if (c == '\\') {
                escape();
            } else if (c == '*' && pattern) {
                pieces.add(out.toString());
                out.setLength(0);
            } else if (c == '\r') {
                throw new ValueFormatException("a carriage return in a string must be written \\r", at - 1);
            } else {
                out.append(c);
            }
        }
    }

    private void escape() {
        int start = at - 1;
        if (at == body.length()) {
            throw new ValueFormatException("a lone backslash ends the string; write \\\\ for a backslash", start);
        }
        char c = body.charAt(at++);
        switch (c) {
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case '0' -> out.append('\0');
            case '\\', '\'', '"' -> out.append(c);
            case 'x' -> ascii(start);
            case 'u' -> unicode(start);
            case '*' -> {
                if (!pattern) {
                    throw new ValueFormatException("\\* is an escape only in a pattern of like", start);
                }
                out.append('*');
            }
            default ->
                throw new ValueFormatException(
                        "unknown escape; use \\n \\r \\t \\0 \\\\ \\' \\\" \\xNN or \\u{NNNN}", start);
        }
    }

    private void ascii(int start) {
        int high = at < body.length() ? hexDigit(body.charAt(at)) : -1;
        int low = at + 1 < body.length() ? hexDigit(body.charAt(at + 1)) : -1;
        if (high < 0 || low < 0 || high > 7) {
            throw new ValueFormatException("\\x takes two hexadecimal digits, 00 to 7f; use \\u{…} above", start);
        }
        at += 2;
        out.append((char) (high * 16 + low));
    }

    private void unicode(int start) {
        int digits = 0;
        int point = 0;
        boolean closed = false;
        if (at < body.length() && body.charAt(at) == '{') {
            at++;
            while (at < body.length() && !closed) {
                char c = body.charAt(at++);
                if (c == '}') {
                    closed = true;
                } else if (hexDigit(c) >= 0 && digits < 6) {
                    digits++;
                    point = point * 16 + hexDigit(c);
                } else if (c != '_' || digits == 0) {
                    break;
                }
            }
        }
        if (!closed || digits == 0) {
            throw new ValueFormatException("\\u takes one to six hexadecimal digits in braces: \\u{1f600}", start);
        }
        if (!Character.isValidCodePoint(point) || (point >= 0xD800 && point <= 0xDFFF)) {
            throw new ValueFormatException("\\u{" + Integer.toHexString(point) + "} is no Unicode character", start);
        }
        out.appendCodePoint(point);
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 0 -> out.append("\\0");
                default -> appendPoint(out, point);
            }
        }
    }

    private static void appendPoint(StringBuilder out, int point) {
        if (point == ' ' || (point > ' ' && isPrintable(point))) {
            out.appendCodePoint(point);
            return;
        }
        out.append("\\u{");
        int shift = 20;
        while (shift > 0 && (point >>> shift) == 0) {
            shift -= 4;
        }
        for (; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((point >>> shift) & 15));
        }
        out.append('}');
    }

    // Format characters hide (bidirectional overrides, joiners), so that a printed policy could read unlike what it
    // means.
    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
