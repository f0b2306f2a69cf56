// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/**
 * A Cedar {@code duration}: a span of time, negative ones too.
 *
 * @param millis the span in milliseconds
 */
public record Duration(long millis) implements Value, Comparable<Duration> {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] UNIT_MILLIS = {DAY, HOUR, MINUTE, SECOND, 1};

    /**
     * Reads an optional minus and at least one of days, hours, minutes, seconds and milliseconds in this order, each at
     * most once: {@code 1d2h3m4s5ms}.
     *
     * @throws ValueFormatException when the text has another form, or the span does not fit
     */
    public static Duration parse(String text) {
        DigitReader in = new DigitReader(
                text, "a duration: write days, hours, minutes, seconds, milliseconds, as in 1d12h or 90s");
        boolean negative = in.skip('-');
        long total = 0;
        int next = 0;
        do {
            long number = in.negated(1, Integer.MAX_VALUE);
            int unit = unit(in);
            if (unit < next) {
                throw in.malformed();
            }
            next = unit + 1;
            try {
                total = Math.addExact(total, Math.multiplyExact(number, UNIT_MILLIS[unit]));
            } catch (ArithmeticException e) {
                throw in.outOfRange("a duration has 64 bits of milliseconds");
            }
        } while (!in.atEnd());
        if (!negative && total == Long.MIN_VALUE) {
            throw in.outOfRange("a duration has 64 bits of milliseconds");
        }
        return new Duration(negative ? total : -total);
    }

    private static int unit(DigitReader in) {
        if (in.skip("ms")) {
            return UNITS.length - 1;
        }
        for (int i = 0; i < UNITS.length - 1; i++) {
            if (in.skip(UNITS[i])) {
                return i;
            }
        }
        throw in.malformed();
    }

    /** Whole seconds, rounded toward zero. */
    public long toSeconds() {
        return millis / SECOND;
    }

    /** Whole minutes, rounded toward zero. */
    public long toMinutes() {
        return millis / MINUTE;
    }

    /** Whole hours, rounded toward zero. */
    public long toHours() {
        return millis / HOUR;
    }

    /** Whole days, rounded toward zero. */
    public long toDays() {
        return millis / DAY;
    }

    /** The span in milliseconds, such as {@code 1500ms}; {@link #parse} reads it back. */
    public String text() {
        return millis + "ms";
    }

    @Override
    public int compareTo(Duration other) {
        return Long.compare(millis, other.millis);
    }

    @Override
    public String typeName() {
        return "duration";
    }

    @Override
    public String toString() {
        return "duration(\"" + text() + "\")";
    }
}
