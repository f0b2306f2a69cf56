// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/** Reads the digits of decimals, addresses, dates and durations strictly: ASCII only, nothing skipped. */
final class DigitReader {

    private final String text;
    private final String wanted;
    private int at;

    /** Reads this text; {@code wanted} completes the sentence "… is not". */
    DigitReader(String text, String wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    boolean skip(String s) {
        if (text.startsWith(s, at)) {
            at += s.length();
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!skip(c)) {
            throw malformed();
        }
    }

    void end() {
        if (!atEnd()) {
            throw malformed();
        }
    }

    boolean digitNext() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** Reads exactly this many digits. */
    int fixed(int digits) {
        return (int) -negated(digits, digits);
    }

    /** Reads digits as a negated number, because the negative range reaches one further. */
    long negated(int least, int most) {
        int start = at;
        long value = 0;
        while (digitNext() && at - start < most) {
            int digit = text.charAt(at) - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw outOfRange("the number is too large");
            }
            value = value * 10 - digit;
            at++;
        }
        if (at - start < least) {
            throw malformed();
        }
        return value;
    }

    ValueFormatException malformed() {
        return new ValueFormatException(Escapes.quote(text) + " is not " + wanted, at);
    }

    ValueFormatException outOfRange(String limits) {
        return new ValueFormatException(Escapes.quote(text) + " is out of range: " + limits, at);
    }
}
