// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.note.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Text files of the log whose last line is the SHA-256 of all that stands above it. */
final class SummedText {

    private SummedText() {}

    /**
     * What stands above the last line.
     *
     * @param prefix what stands before the digits
     * @throws FormatException when any byte of the file is not as it was written
     */
    static String verified(byte[] file, String prefix) throws FormatException {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new FormatException("the file is not UTF-8");
        }
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String above = text.substring(0, last);
        if (!text.substring(last).equals(prefix + sha256(above) + "\n")) {
            throw new FormatException("the last line is not the SHA-256 of what stands above it");
        }
        return above;
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(UTF_8));
    }
}
