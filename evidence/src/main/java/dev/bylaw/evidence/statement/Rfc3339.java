// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * Writes times as RFC 3339 in UTC with six decimals: {@code 2026-11-01T09:30:00.000001Z}, always 27 characters.
 *
 * <p>By hand because {@code java.time.format} loads hundreds of classes, and this runs in premain.
 */
final class Rfc3339 {

    static final int CHARACTERS = 27;

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    /** 9999-12-31T23:59:59.999999Z; RFC 3339 has years of four digits. */
    private static final long LATEST = 253_402_300_799_999_999L;
    /** 0000-01-01T00:00:00Z. */
    private static final long EARLIEST = -62_167_219_200_000_000L;

    private Rfc3339() {}

    /** Writes a time into the first 27 bytes; a time outside the years 0 to 9999 becomes the nearest one inside. */
    static void write(long micros, byte[] out) {
        long time = Math.max(EARLIEST, Math.min(LATEST, micros));
        long day = Math.floorDiv(time, MICROS_PER_DAY);
        long rest = Math.floorMod(time, MICROS_PER_DAY);
        date(day, out);
        out[10] = 'T';
        long seconds = rest / 1_000_000;
        digits(seconds / 3600, out, 11, 2);
        out[13] = ':';
        digits(seconds / 60 % 60, out, 14, 2);
        out[16] = ':';
        digits(seconds % 60, out, 17, 2);
        out[19] = '.';
        digits(rest % 1_000_000, out, 20, 6);
        out[26] = 'Z';
    }

    /** Days since 1970 to a date of the proleptic Gregorian calendar, counting years from March so leap days come last. */
    private static void date(long epochDay, byte[] out) {
        long day = epochDay + 719_468; // since 0000-03-01
        long era = Math.floorDiv(day, 146_097);
        long dayOfEra = Math.floorMod(day, 146_097);
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long march = (5 * dayOfYear + 2) / 153;
        long month = march < 10 ? march + 3 : march - 9;
        digits(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), out, 0, 4);
        out[4] = '-';
        digits(month, out, 5, 2);
        out[7] = '-';
        digits(dayOfYear - (153 * march + 2) / 5 + 1, out, 8, 2);
    }

    private static void digits(long value, byte[] out, int at, int count) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
