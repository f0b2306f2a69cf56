// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

/** The kinds of tokens of policies and schemas. */
public enum TokenKind {
    IDENTIFIER("a name"),
    NUMBER("a number"),
    STRING("a string"),
    SLOT("a slot"),
    AT("\"@\""),
    LEFT_PAREN("\"(\""),
    RIGHT_PAREN("\")\""),
    LEFT_BRACKET("\"[\""),
    RIGHT_BRACKET("\"]\""),
    LEFT_BRACE("\"{\""),
    RIGHT_BRACE("\"}\""),
    COMMA("\",\""),
    SEMICOLON("\";\""),
    COLON("\":\""),
    DOUBLE_COLON("\"::\""),
    DOT("\".\""),
    QUESTION("\"?\""),
    ASSIGN("\"=\""),
    EQUAL("\"==\""),
    NOT_EQUAL("\"!=\""),
    LESS("\"<\""),
    LESS_EQUAL("\"<=\""),
    GREATER("\">\""),
    GREATER_EQUAL("\">=\""),
    AND("\"&&\""),
    OR("\"||\""),
    NOT("\"!\""),
    PLUS("\"+\""),
    MINUS("\"-\""),
    STAR("\"*\""),
    END("the end of the text");

    private final String described;

    TokenKind(String described) {
        this.described = described;
    }

    /** The kind as messages speak of it. */
    public String described() {
        return described;
    }
}
