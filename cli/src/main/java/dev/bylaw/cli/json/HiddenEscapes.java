// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.bylaw.cli.console.Visible;

/** Escapes what JSON lets through and a terminal may obey: C1 controls, bidi, zero width, everything beyond the BMP. */
final class HiddenEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int[] ASCII = ascii();

    private static int[] ascii() {
        int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
        escapes[0x7F] = CharacterEscapes.ESCAPE_STANDARD;
        return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII;
    }

    @Override
    public SerializableString getEscapeSequence(int unit) {
        // A unit of a surrogate pair is hidden too: tag characters are pairs, and one half alone must not stay.
        return Visible.isHidden(unit) ? new SerializedString(String.format("\\u%04x", unit)) : null;
    }
}
