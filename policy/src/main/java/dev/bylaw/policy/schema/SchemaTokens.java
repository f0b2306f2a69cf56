// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;

/** The tokens of a schema with one token of look-ahead, and the ways a parser asks for them. */
final class SchemaTokens {

    private final Source source;
    private final SchemaErrors errors;
    private final SchemaLexer lexer;
    private SchemaToken ahead;
    private int openBraces;

    SchemaTokens(Source source, SchemaErrors errors) {
        this.source = source;
        this.errors = errors;
        this.lexer = new SchemaLexer(source.text(), errors);
        this.ahead = lex();
    }

    SchemaToken peek() {
        return ahead;
    }

    boolean atEnd() {
        return ahead.kind() == SchemaToken.Kind.END;
    }

    SchemaToken take() {
        SchemaToken taken = ahead;
        openBraces += taken.is("{") ? 1 : taken.is("}") ? -1 : 0;
        ahead = lex();
        return taken;
    }

    // A character that begins no token is reported and passed over, so that reading always comes to an end.
    private SchemaToken lex() {
        SchemaToken next = null;
        while (next == null) {
            try {
                next = lexer.next();
            } catch (SchemaSyntaxError alreadyReported) {
                next = null;
            }
        }
        return next;
    }

    boolean takeMark(String mark) {
        if (ahead.is(mark)) {
            take();
            return true;
        }
        return false;
    }

    boolean takeWord(String word) {
        if (ahead.isWord(word)) {
            take();
            return true;
        }
        return false;
    }

    SchemaToken expect(String mark, String why) throws SchemaSyntaxError {
        if (!ahead.is(mark)) {
            throw unexpected("\"" + mark + "\" " + why, "");
        }
        return take();
    }

    SchemaToken expectWord(String what) throws SchemaSyntaxError {
        if (ahead.kind() != SchemaToken.Kind.WORD) {
            throw unexpected(what, "");
        }
        return take();
    }

    SchemaToken expectString(String what) throws SchemaSyntaxError {
        if (ahead.kind() != SchemaToken.Kind.STRING) {
            throw unexpected(what + " in double quotes", "");
        }
        return take();
    }

    SchemaSyntaxError unexpected(String wanted, String hint) {
        return errors.syntax(ahead.start(), ahead.end(), "expected " + wanted + ", found " + ahead.describe(), hint);
    }

    /** How many braces are open before the next token. */
    int depth() {
        return openBraces;
    }

    /**
     * Goes behind the semicolon that ends the broken declaration, or to the brace that closes its namespace.
     *
     * @param depth the number of braces that were open where the declaration began
     */
    void skipDeclaration(int depth) {
        while (!atEnd() && !(ahead.is("}") && openBraces <= depth)) {
            if (take().is(";") && openBraces <= depth) {
                return;
            }
        }
    }

    void skipStray(String mark) {
        while (ahead.is(mark)) {
            take();
        }
    }

    Span span(SchemaToken token) {
        return span(token.start(), token.end());
    }

    Span span(int start, int end) {
        return new Span(source, start, end);
    }
}
