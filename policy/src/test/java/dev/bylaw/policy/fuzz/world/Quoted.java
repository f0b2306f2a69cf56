// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

/** Texts as string literals. */
public final class Quoted {

    private Quoted() {}

    /** The literal for this text, with as few escapes as possible. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\r' -> out.append("\\r");
                case 0 -> out.append("\\0");
                default -> out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** The literal for this text, with escapes where the dice say so. */
    static String of(String text, Dice dice) {
        if (!dice.oneIn(4)) {
            return of(text);
        }
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\' || c == '\r' || dice.oneIn(3)) {
                out.append(c < 0x80 && dice.oneIn(2) ? String.format("\\x%02x", c) : String.format("\\u{%x}", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
