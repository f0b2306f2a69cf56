// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * What Unicode's security mechanisms (UTS 39) say of texts, as far as the JDK's own character data goes.
 *
 * <p>The JDK has no Script_Extensions and no Identifier_Status: a character that several scripts share counts as
 * common to all, and a character is usual in names when it is a letter, mark or digit of a script in modern use and
 * has no compatibility form. The JDK's version of Unicode applies.
 */
final class Scripts {

    /** The scripts that UAX 31 recommends for identifiers. */
    private static final Set<UnicodeScript> RECOMMENDED = EnumSet.of(
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.ARABIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.BENGALI,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.CYRILLIC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.ETHIOPIC,
            UnicodeScript.GEORGIAN,
            UnicodeScript.GREEK,
            UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.HANGUL,
            UnicodeScript.HAN,
            UnicodeScript.HEBREW,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KANNADA,
            UnicodeScript.KATAKANA,
            UnicodeScript.KHMER,
            UnicodeScript.LAO,
            UnicodeScript.LATIN,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MYANMAR,
            UnicodeScript.ORIYA,
            UnicodeScript.SINHALA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.THAANA,
            UnicodeScript.THAI,
            UnicodeScript.TIBETAN);

    // The writing systems that mix scripts: Han with Bopomofo, Japanese, and Korean.
    private static final Set<UnicodeScript> WITH_BOPOMOFO = EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO);
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Set<UnicodeScript> KOREAN = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);

    private Scripts() {}

    /** Whether all characters are printable ASCII, as those of nearly all texts are: then nothing can be said against it. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text embeds, overrides or isolates a direction. */
    static boolean hasBidiControls(String text) {
        return text.codePoints().anyMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
    }

    /** Whether one script, or one writing system, has all letters of the text. */
    static boolean isSingleScript(String text) {
        Set<UnicodeScript> used = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().mapToObj(UnicodeScript::of).forEach(used::add);
        used.remove(UnicodeScript.COMMON);
        used.remove(UnicodeScript.INHERITED);
        return used.size() <= 1
                || WITH_BOPOMOFO.containsAll(used)
                || JAPANESE.containsAll(used)
                || KOREAN.containsAll(used);
    }

    /** Whether all characters are printable ASCII or usual in names. */
    static boolean isUsualInNames(String text) {
        return text.codePoints().allMatch(c -> (c >= ' ' && c < 0x7f) || isUsual(c));
    }

    private static boolean isUsual(int c) {
        String text = Character.toString(c);
        return Character.isUnicodeIdentifierPart(c)
                && !Character.isIdentifierIgnorable(c)
                && RECOMMENDED.contains(UnicodeScript.of(c))
                && Normalizer.isNormalized(text, Normalizer.Form.NFKC);
    }
}
