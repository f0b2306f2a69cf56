// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/** Cedar's identifiers and the paths made of them, such as {@code Photos::Album}. */
public final class Names {

    private Names() {}

    /** Whether the text is an identifier that may name a type, an attribute after a dot, or a function. */
    public static boolean isIdentifier(String text) {
        return isIdentifier(text, 0, text.length()) && !isReserved(text);
    }

    /** Whether the text may follow {@code @} as an annotation's key: an identifier, reserved words included. */
    public static boolean isAnnotationKey(String text) {
        return isIdentifier(text, 0, text.length());
    }

    /** Whether the text is identifiers joined by {@code ::}, without white space. */
    public static boolean isPath(String text) {
        int start = 0;
        while (true) {
            int end = text.indexOf("::", start);
            int stop = end < 0 ? text.length() : end;
            if (!isIdentifier(text, start, stop) || isReservedPart(text, start, stop)) {
                return false;
            }
            if (end < 0) {
                return true;
            }
            start = end + 2;
        }
    }

    /** Whether the word is part of the grammar, so that it names nothing. */
    public static boolean isReserved(String word) {
        return switch (word) {
            case "true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar" -> true;
            default -> false;
        };
    }

    private static boolean isReservedPart(String text, int start, int end) {
        int length = end - start;
        return (length <= 5 || length == 7) && isReserved(text.substring(start, end));
    }

    private static boolean isIdentifier(String text, int start, int end) {
        if (start >= end || isDigit(text.charAt(start))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            char lower = (char) (c | 0x20);
            if (!(lower >= 'a' && lower <= 'z') && c != '_' && !isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
