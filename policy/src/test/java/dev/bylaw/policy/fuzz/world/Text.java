// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

/**
 * An expression as text.
 *
 * @param level how tightly its outermost operator binds
 */
record Text(String text, int level) {

    static final int IF = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int RELATION = 3;
    static final int SUM = 4;
    static final int PRODUCT = 5;
    static final int UNARY = 6;
    static final int MEMBER = 7;

    /** The text where at least this level is needed: in parentheses if it binds less tightly. */
    String at(int least) {
        return level < least ? "(" + text + ")" : text;
    }

    Text parenthesized() {
        return member("(" + text + ")");
    }

    static Text member(String text) {
        return new Text(text, MEMBER);
    }
}
