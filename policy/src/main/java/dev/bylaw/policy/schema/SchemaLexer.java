// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.value.Escapes;
import dev.bylaw.policy.value.ValueFormatException;

/**
 * Cuts the text of a Cedar schema into tokens. Whitespace is Unicode's, comments run from {@code //} to the end of
 * the line, words are ASCII, strings are those of policies.
 */
final class SchemaLexer {

    private static final String MARKS = ",;:{}[]<>=?@()";

    private final String text;
    private final SchemaErrors errors;
    private int at;

    SchemaLexer(String text, SchemaErrors errors) {
        this.text = text;
        this.errors = errors;
    }

    /** The next token; after the last one, always a token of kind END. */
    SchemaToken next() throws SchemaSyntaxError {
        skipBlanks();
        int start = at;
        if (at == text.length()) {
            return new SchemaToken(SchemaToken.Kind.END, "", start, start);
        }
        char first = text.charAt(at);
        if (isWordStart(first)) {
            return word(start);
        }
        if (first == '"') {
            return string(start);
        }
        if (text.startsWith("::", at)) {
            at += 2;
            return new SchemaToken(SchemaToken.Kind.MARK, "::", start, at);
        }
        at += Character.charCount(text.codePointAt(at));
        if (MARKS.indexOf(first) < 0) {
            throw errors.syntax(
                    start, at, "unexpected character " + Escapes.quote(text.substring(start, at)), hintFor(first));
        }
        return new SchemaToken(SchemaToken.Kind.MARK, String.valueOf(first), start, at);
    }

    private static String hintFor(char first) {
        return first == '/' ? "comments start with //" : first == '\'' ? "strings stand in double quotes" : "";
    }

    private void skipBlanks() {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isBlank(c)) {
                at += Character.charCount(c);
            } else if (text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    // Unicode's White_Space property. Character.isWhitespace leaves out the no-break spaces and U+0085.
    private static boolean isBlank(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    private SchemaToken word(int start) {
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return new SchemaToken(SchemaToken.Kind.WORD, text.substring(start, at), start, at);
    }

    private SchemaToken string(int start) throws SchemaSyntaxError {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            at = text.length();
            throw errors.syntax(start, Math.min(start + 1, at), "this string has no end", "add the closing quote");
        }
        at++;
        try {
            String value = Escapes.unescape(text.substring(start + 1, at - 1));
            return new SchemaToken(SchemaToken.Kind.STRING, value, start, at);
        } catch (ValueFormatException e) {
            throw errors.syntax(start, at, e.getMessage(), "");
        }
    }

    private static boolean isWordStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || (c >= '0' && c <= '9');
    }
}
