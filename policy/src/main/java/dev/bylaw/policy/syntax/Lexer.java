// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import java.util.Locale;

/**
 * Splits a text into tokens, one at a time. Unicode white space separates, {@code //} comments to the end of the line,
 * names and numbers are ASCII.
 */
final class Lexer {

    private final Source source;
    private final char[] text;
    private int at;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text().toCharArray();
    }

    /** The next token; {@link TokenKind#END} again and again after the last. */
    Token next() {
        skipBlanks();
        int start = at;
        if (at == text.length) {
            return new Token(TokenKind.END, start, start);
        }
        char c = text[at++];
        if (isNameStart(c)) {
            skipName();
            return new Token(TokenKind.IDENTIFIER, start, at);
        }
        if (isDigit(c)) {
            while (at < text.length && isDigit(text[at])) {
                at++;
            }
            return new Token(TokenKind.NUMBER, start, at);
        }
        if (c == '"') {
            return string(start);
        }
        if (c == '?' && at < text.length && isNameStart(text[at])) {
            skipName();
            return new Token(TokenKind.SLOT, start, at);
        }
        return new Token(symbol(c, start), start, at);
    }

    private Token string(int start) {
        while (at < text.length) {
            char c = text[at++];
            if (c == '"') {
                return new Token(TokenKind.STRING, start, at);
            }
            if (c == '\\' && at < text.length && text[at] != '\n') {
                at++;
            }
        }
        int newline = source.text().indexOf('\n', start);
        int end = newline < 0 ? text.length : newline;
        throw error(start, end, "this string has no end", "close it with a double quote");
    }

    private TokenKind symbol(char c, int start) {
        return switch (c) {
            case '@' -> TokenKind.AT;
            case '(' -> TokenKind.LEFT_PAREN;
            case ')' -> TokenKind.RIGHT_PAREN;
            case '[' -> TokenKind.LEFT_BRACKET;
            case ']' -> TokenKind.RIGHT_BRACKET;
            case '{' -> TokenKind.LEFT_BRACE;
            case '}' -> TokenKind.RIGHT_BRACE;
            case ',' -> TokenKind.COMMA;
            case ';' -> TokenKind.SEMICOLON;
            case '.' -> TokenKind.DOT;
            case '?' -> TokenKind.QUESTION;
            case '+' -> TokenKind.PLUS;
            case '-' -> TokenKind.MINUS;
            case '*' -> TokenKind.STAR;
            case ':' -> followedBy(':') ? TokenKind.DOUBLE_COLON : TokenKind.COLON;
            case '=' -> followedBy('=') ? TokenKind.EQUAL : TokenKind.ASSIGN;
            case '!' -> followedBy('=') ? TokenKind.NOT_EQUAL : TokenKind.NOT;
            case '<' -> followedBy('=') ? TokenKind.LESS_EQUAL : TokenKind.LESS;
            case '>' -> followedBy('=') ? TokenKind.GREATER_EQUAL : TokenKind.GREATER;
            case '&' -> doubled('&', TokenKind.AND, start);
            case '|' -> doubled('|', TokenKind.OR, start);
            default -> throw unexpected(start);
        };
    }

    private boolean followedBy(char c) {
        if (at < text.length && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private TokenKind doubled(char c, TokenKind kind, int start) {
        if (followedBy(c)) {
            return kind;
        }
        throw error(start, at, "unexpected \"" + c + "\"", "write " + kind.described());
    }

    private SyntaxError unexpected(int start) {
        int point = source.text().codePointAt(start);
        at = start + Character.charCount(point);
        String name = Character.isLetterOrDigit(point) || (point > ' ' && point < 0x7f)
                ? "\"" + Character.toString(point) + "\""
                : "character U+"
                        + Integer.toHexString(0x10000 + point)
                                .toUpperCase(Locale.ROOT)
                                .substring(1);
        String hint = switch (point) {
            case '\'' -> "strings stand in double quotes";
            case '/' -> "comments begin with //, and there is no division";
            case '%' -> "there is no remainder";
            case '#' -> "comments begin with //";
            default -> point > 0x7f ? "outside strings only ASCII is allowed" : "";
        };
        return error(start, at, "unexpected " + name, hint);
    }

    private SyntaxError error(int start, int end, String message, String hint) {
        return new SyntaxError(Diagnostic.error("syntax", new Span(source, start, end), message, hint));
    }

    private void skipBlanks() {
        while (at < text.length) {
            char c = text[at];
            if (c == '/' && at + 1 < text.length && text[at + 1] == '/') {
                skipLine();
            } else if (isWhiteSpace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (at < text.length && text[at] != '\n' && text[at] != '\r') {
            at++;
        }
    }

    private void skipName() {
        while (at < text.length && (isNameStart(text[at]) || isDigit(text[at]))) {
            at++;
        }
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    // Unicode's White_Space, which neither Character.isWhitespace nor isSpaceChar is.
    private static boolean isWhiteSpace(char c) {
        return (c >= '\t' && c <= '\r')
                || c == ' '
                || c == '\u0085'
                || c == '\u00a0'
                || c == '\u1680'
                || (c >= '\u2000' && c <= '\u200a')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202f'
                || c == '\u205f'
                || c == '\u3000';
    }
}
