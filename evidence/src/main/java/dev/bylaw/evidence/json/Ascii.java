// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import java.util.Arrays;

/** What a writer of JSON has to know of ASCII, in tables. */
final class Ascii {

    /** The digits of lower-case hexadecimal. */
    static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /** Which characters stand for themselves within quotes. */
    static final boolean[] PLAIN = plain();

    private Ascii() {}

    /** How many decimal digits a number of at least 0 has. */
    static int decimals(long number) {
        int count = 1;
        for (long power = 10; count < 19 && number >= power; power *= 10) {
            count++;
        }
        return count;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        Arrays.fill(plain, 0x20, 0x80, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }
}
