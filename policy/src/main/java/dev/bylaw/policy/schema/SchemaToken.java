// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

/**
 * A token of the Cedar schema syntax.
 *
 * @param text the characters of a word or mark; of a string, what it stands for
 * @param start the offset of its first character
 * @param end the offset after its last one
 */
record SchemaToken(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        STRING,
        MARK,
        END
    }

    boolean is(String mark) {
        return kind == Kind.MARK && text.equals(mark);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** How an error message calls it. */
    String describe() {
        return switch (kind) {
            case END -> "the end of the schema";
            case STRING -> "a string";
            case WORD, MARK -> "\"" + text + "\"";
        };
    }
}
