// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

/**
 * Makes text from records and policies safe to show. Whoever wrote it may have wanted to steer the terminal, to reorder the
 * line, or to hide a part of it from the reader.
 *
 * <p>Characters that have no picture of their own become escapes: {@code \n}, {@code \t}, {@code \r}, otherwise a backslash,
 * {@code u}, and the code point in braces, as policies write it. A backslash stays one, so what is shown is for reading;
 * {@code --json} is exact.
 */
public final class Visible {

    private Visible() {}

    /** The text with every hidden character as an escape. */
    public static String text(String text) {
        int plain = 0;
        while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) < 0x7F) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (int i = plain; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isHidden(point)) {
                escape(shown, point);
            } else {
                shown.appendCodePoint(point);
            }
        }
        return shown.toString();
    }

    /** Text of several lines: as {@link #text}, but its line feeds and tabs stay. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !isHidden(point)) {
                shown.appendCodePoint(point);
            } else {
                escape(shown, point);
            }
        });
        return shown.toString();
    }

    /** Whether the character has no picture, or changes that of others: controls, bidi, zero width, tags, unassigned. */
    public static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0; // Hangul fillers
        };
    }

    /** How many columns of a terminal the text takes; it holds no hidden characters. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            width += point < 0x300 ? 1 : columns(point);
        }
        return width;
    }

    private static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static void escape(StringBuilder shown, int point) {
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> shown.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }
}
