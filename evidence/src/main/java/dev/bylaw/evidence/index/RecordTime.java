// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads times in the one form in which records have them, {@code 2026-11-01T09:30:00.000001Z}. A formatter of the JDK makes
 * kilobytes of garbage for each, and the index reads the time of every record.
 */
final class RecordTime {

    /** What a text of another form is. */
    static final long OTHER_FORM = Long.MIN_VALUE;

    private static final String FORM = "0000-00-00T00:00:00.000000Z";
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;

    private RecordTime() {}

    /** Microseconds since 1970, or {@link #OTHER_FORM}. */
    static long micros(String time) {
        if (time == null || time.length() != FORM.length()) {
            return OTHER_FORM;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = time.charAt(i);
            if (FORM.charAt(i) == '0' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return OTHER_FORM;
            }
        }
        int hour = number(time, 11, 13);
        int minute = number(time, 14, 16);
        int second = number(time, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return OTHER_FORM;
        }
        try {
            long day = LocalDate.of(number(time, 0, 4), number(time, 5, 7), number(time, 8, 10))
                    .toEpochDay();
            long seconds = day * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second;
            return seconds * MICROS_PER_SECOND + number(time, 20, 26);
        } catch (DateTimeException e) { // the 31st of February
            return OTHER_FORM;
        }
    }

    private static int number(String time, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + time.charAt(i) - '0';
        }
        return number;
    }
}
