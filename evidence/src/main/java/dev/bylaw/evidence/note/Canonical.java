// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import java.util.Base64;

/** Reads values of which each has one spelling, so that no byte of a signed file can change unnoticed. */
final class Canonical {

    private Canonical() {}

    static byte[] base64(String text, String what) throws FormatException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new FormatException(what + " is not base64");
    }

    static long decimal(String text, String what) throws FormatException {
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && Long.toString(value).equals(text)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new FormatException(what + " is not a whole number: \"" + text + "\"");
    }
}
