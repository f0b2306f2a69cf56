// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/**
 * A Cedar {@code datetime}: an instant, in the proleptic Gregorian calendar and without leap seconds.
 *
 * @param epochMillis milliseconds since 1970-01-01T00:00:00Z
 */
public record Datetime(long epochMillis) implements Value, Comparable<Datetime> {

    private static final long DAY = 86_400_000L;
    private static final long FIRST_WRITABLE = epochDay(0, 1, 1) * DAY;
    private static final long LAST_WRITABLE = epochDay(9999, 12, 31) * DAY + DAY - 1;

    /**
     * Reads {@code YYYY-MM-DD}, or that and {@code Thh:mm:ss}, optionally {@code .SSS}, and {@code Z} or {@code +hhmm} or
     * {@code -hhmm}.
     *
     * @throws ValueFormatException when the text has another form, or names no instant
     */
    public static Datetime parse(String text) {
        DigitReader in =
                new DigitReader(text, "a datetime: write 2024-10-15, or 2024-10-15T11:35:00Z, or with .123 or +0200");
        int year = in.fixed(4);
        in.expect('-');
        int month = in.fixed(2);
        in.expect('-');
        int day = in.fixed(2);
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            throw in.outOfRange("there is no such day");
        }
        long millis = epochDay(year, month, day) * DAY;
        if (!in.atEnd()) {
            in.expect('T');
            millis += time(in) - offset(in);
        }
        in.end();
        return new Datetime(millis);
    }

    private static long time(DigitReader in) {
        int hour = in.fixed(2);
        in.expect(':');
        int minute = in.fixed(2);
        in.expect(':');
        int second = in.fixed(2);
        int milli = in.skip('.') ? in.fixed(3) : 0;
        if (hour > 23 || minute > 59 || second > 59) {
            throw in.outOfRange("a time lies between 00:00:00 and 23:59:59");
        }
        return ((hour * 60L + minute) * 60 + second) * 1000 + milli;
    }

    private static long offset(DigitReader in) {
        if (in.skip('Z')) {
            return 0;
        }
        boolean west = in.skip('-');
        if (!west) {
            in.expect('+');
        }
        int hours = in.fixed(2);
        int minutes = in.fixed(2);
        if (hours > 23 || minutes > 59) {
            throw in.outOfRange("an offset lies between -2359 and +2359");
        }
        long millis = (hours * 60L + minutes) * 60_000;
        return west ? -millis : millis;
    }

    /**
     * The instant this much later, or earlier when the duration is negative.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Datetime offset(Duration duration) {
        return new Datetime(Math.addExact(epochMillis, duration.millis()));
    }

    /**
     * The time from the other instant to this one.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Duration durationSince(Datetime other) {
        return new Duration(Math.subtractExact(epochMillis, other.epochMillis));
    }

    /**
     * The midnight, in UTC, at or before this instant.
     *
     * @throws ArithmeticException when it does not fit
     */
    public Datetime toDate() {
        return new Datetime(Math.multiplyExact(Math.floorDiv(epochMillis, DAY), DAY));
    }

    /** The time since that midnight; never negative. */
    public Duration toTime() {
        return new Duration(Math.floorMod(epochMillis, DAY));
    }

    @Override
    public int compareTo(Datetime other) {
        return Long.compare(epochMillis, other.epochMillis);
    }

    @Override
    public String typeName() {
        return "datetime";
    }

    /** Whether the instant lies in the years 0000 to 9999, so that {@link #text} can write it. */
    public boolean isWritable() {
        return epochMillis >= FIRST_WRITABLE && epochMillis <= LAST_WRITABLE;
    }

    /**
     * The instant as {@code 2024-10-15T11:35:00.000Z}; {@link #parse} reads it back.
     *
     * @throws IllegalStateException when it is not {@link #isWritable writable}
     */
    public String text() {
        if (!isWritable()) {
            throw new IllegalStateException(
                    "A datetime outside the years 0000 to 9999 has no text: " + epochMillis + " ms.");
        }
        long days = Math.floorDiv(epochMillis, DAY);
        StringBuilder out = new StringBuilder(24);
        appendDate(out, days);
        long rest = Math.floorMod(epochMillis, DAY);
        append(out.append('T'), rest / 3_600_000, 2);
        append(out.append(':'), rest / 60_000 % 60, 2);
        append(out.append(':'), rest / 1000 % 60, 2);
        append(out.append('.'), rest % 1000, 3);
        return out.append('Z').toString();
    }

    @Override
    public String toString() {
        return isWritable()
                ? "datetime(\"" + text() + "\")"
                : "datetime(\"1970-01-01\").offset(duration(\"" + epochMillis + "ms\"))";
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    // Years begin in March here, so that the leap day is the last of its year. Day 0 is 1970-01-01.
    private static long epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static void appendDate(StringBuilder out, long days) {
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = Math.floorMod(shifted, 146_097L);
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long marchMonth = (5 * dayOfYear + 2) / 153;
        long month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        append(out, yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
        append(out.append('-'), month, 2);
        append(out.append('-'), dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2);
    }

    private static void append(StringBuilder out, long number, int digits) {
        String text = Long.toString(number);
        for (int i = text.length(); i < digits; i++) {
            out.append('0');
        }
        out.append(text);
    }
}
