// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

import dev.bylaw.evidence.crypto.Sha256;
import java.nio.charset.StandardCharsets;

/** Where a long text is cut, and what it ends in then. */
final class TextCut {

    private static final int TAG_BYTES = 8;

    private TextCut() {}

    /** So many UTF-16 units, or one less where that would cut a character. */
    static int before(String text, int limit) {
        return limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    /** What tells two texts apart that begin alike: length, and the first 64 bits of the SHA-256. */
    static String marker(String text) {
        return "\u2026(cut, " + text.length() + " chars, sha256 " + tag(text) + ")";
    }

    private static String tag(String text) {
        byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        StringBuilder hex = new StringBuilder(2 * TAG_BYTES);
        for (int i = 0; i < TAG_BYTES; i++) {
            hex.append((char) Ascii.HEX[(hash[i] >> 4) & 15]).append((char) Ascii.HEX[hash[i] & 15]);
        }
        return hex.toString();
    }
}
