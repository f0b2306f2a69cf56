// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/**
 * A Cedar {@code decimal}: a fixed-point number with four digits after the point.
 *
 * @param tenThousandths the number times 10,000
 */
public record Decimal(long tenThousandths) implements Value, Comparable<Decimal> {

    private static final int SCALE = 10_000;
    private static final int SCALE_DIGITS = 4;

    /**
     * Reads an optional minus, digits, a point, and one to four digits: {@code -1.25}.
     *
     * @throws ValueFormatException when the text has another form, or the number does not fit
     */
    public static Decimal parse(String text) {
        DigitReader in = new DigitReader(text, "a decimal: write digits, a point and one to four digits, as in 12.50");
        boolean negative = in.skip('-');
        long whole = in.negated(1, Integer.MAX_VALUE);
        in.expect('.');
        int start = in.position();
        long fraction = in.negated(1, SCALE_DIGITS);
        int digits = in.position() - start;
        in.end();
        for (int i = digits; i < SCALE_DIGITS; i++) {
            fraction *= 10;
        }
        try {
            long total = Math.addExact(Math.multiplyExact(whole, (long) SCALE), fraction);
            return new Decimal(negative ? total : Math.negateExact(total));
        } catch (ArithmeticException e) {
            throw in.outOfRange("a decimal lies between -922337203685477.5808 and 922337203685477.5807");
        }
    }

    /** The number with one to four digits after the point; {@link #parse} reads it back. */
    public String text() {
        StringBuilder out = new StringBuilder();
        if (tenThousandths < 0) {
            out.append('-');
        }
        out.append(Math.abs(tenThousandths / SCALE)).append('.');
        String fraction = Long.toString(SCALE + Math.abs(tenThousandths % SCALE));
        int end = fraction.length();
        while (end > 2 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        return out.append(fraction, 1, end).toString();
    }

    @Override
    public int compareTo(Decimal other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String typeName() {
        return "decimal";
    }

    @Override
    public String toString() {
        return "decimal(\"" + text() + "\")";
    }
}
