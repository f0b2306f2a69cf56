// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.Escapes;
import dev.bylaw.policy.value.Names;
import dev.bylaw.policy.value.ValueFormatException;

/**
 * The tokens of a text with one token of lookahead, and the questions that recursive-descent parsers ask.
 *
 * <p>Every method may throw {@link SyntaxError}; after one, {@link #skipPast} finds a place to go on.
 */
public final class TokenStream {

    /** How long a text may be, in UTF-16 units, so that its tree fits into a small heap. */
    public static final int LONGEST_TEXT = 8 << 20;

    private final Source source;
    private final Findings findings;
    private final Lexer lexer;
    private Token current;
    private Token previous = new Token(TokenKind.END, 0, 0);

    /** Reads this text; findings that do not stop the parser go to {@code findings}. */
    public TokenStream(Source source, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.lexer = new Lexer(source);
        if (source.text().length() > LONGEST_TEXT) {
            throw new SyntaxError(Diagnostic.error(
                    "limit",
                    new Span(source, 0, 0),
                    "the text has " + source.text().length() + " characters, and " + LONGEST_TEXT + " are allowed",
                    "split it into several files"));
        }
    }

    /** The token that comes next, without taking it. */
    public Token peek() {
        if (current == null) {
            current = lexer.next();
        }
        return current;
    }

    /** Takes the next token. */
    public Token next() {
        Token token = peek();
        previous = token;
        current = null;
        return token;
    }

    /** Whether the next token is of this kind. */
    public boolean at(TokenKind kind) {
        Token token = current;
        return (token == null ? peek() : token).kind() == kind;
    }

    /** Whether the next token is this name. */
    public boolean atName(String name) {
        Token token = peek();
        return token.kind() == TokenKind.IDENTIFIER
                && token.end() - token.start() == name.length()
                && source.text().startsWith(name, token.start());
    }

    /** Takes the next token if it is of this kind. */
    public boolean skip(TokenKind kind) {
        if (at(kind)) {
            next();
            return true;
        }
        return false;
    }

    /** Takes the next token if it is this name. */
    public boolean skipName(String name) {
        if (atName(name)) {
            next();
            return true;
        }
        return false;
    }

    /** Takes the next token, which must be of this kind. */
    public Token expect(TokenKind kind) {
        if (!at(kind)) {
            throw unexpected(kind.described());
        }
        return next();
    }

    /** Takes the next token, which must be this name. */
    public Token expectName(String name) {
        if (!atName(name)) {
            throw unexpected("\"" + name + "\"");
        }
        return next();
    }

    /** Takes a name that may name an attribute or a type: no reserved word. */
    public String identifier(String role) {
        if (!at(TokenKind.IDENTIFIER)) {
            throw unexpected(role);
        }
        Token token = next();
        String name = text(token);
        if (Names.isReserved(name)) {
            throw error(token, "\"" + name + "\" is a reserved word, and cannot be " + role, "");
        }
        return name;
    }

    /** The value of a string token. A bad escape is reported, and the parser may go on. */
    public String string(Token token) {
        try {
            return Escapes.unescape(body(token));
        } catch (ValueFormatException e) {
            reportEscape(token, e);
            return "";
        }
    }

    /** Reports a bad escape inside a string token. */
    public void reportEscape(Token token, ValueFormatException e) {
        int start = token.start() + 1 + e.offset();
        Span span = new Span(source, start, Math.min(start + 2, token.end()));
        findings.error("syntax", span, e.getMessage(), "");
    }

    /** The text between the quotes of a string token. */
    public String body(Token token) {
        return source.text().substring(token.start() + 1, token.end() - 1);
    }

    /** The token's text as it stands. */
    public String text(Token token) {
        return source.text().substring(token.start(), token.end());
    }

    /** Where the token stands. */
    public Span span(Token token) {
        return new Span(source, token.start(), token.end());
    }

    /** From the start of this token to the end of the last one taken. */
    public Span spanFrom(Token first) {
        return new Span(source, first.start(), Math.max(first.end(), previous.end()));
    }

    /** How many characters there are from the start of this token to the end of the last one taken. */
    public int lengthFrom(Token first) {
        return previous.end() - first.start();
    }

    /** Where findings go that do not stop the parser. */
    public Findings findings() {
        return findings;
    }

    /** An error at this token. */
    public SyntaxError error(Token token, String message, String hint) {
        return new SyntaxError(Diagnostic.error("syntax", span(token), message, hint));
    }

    /** The error that something else was expected than the next token. */
    public SyntaxError unexpected(String expected) {
        return unexpected(expected, "");
    }

    /** The error that something else was expected than the next token, with a hint. */
    public SyntaxError unexpected(String expected, String hint) {
        Token token = peek();
        String found = token.kind() == TokenKind.END ? token.kind().described() : quoted(text(token));
        return error(token, "expected " + expected + ", found " + found, hint);
    }

    /** Takes tokens until one of this kind is taken, or the text ends; unreadable ones are passed over. */
    public void skipPast(TokenKind kind) {
        while (true) {
            try {
                Token token = next();
                if (token.kind() == kind || token.kind() == TokenKind.END) {
                    return;
                }
            } catch (SyntaxError e) {
                findings.add(e.diagnostic());
            }
        }
    }

    private static String quoted(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return shown.startsWith("\"") ? shown : "\"" + shown + "\"";
    }
}
