// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that may read as others: where in a policy they are looked for, and which characters they have. */
class TextsTest {

    private static final String TURNED = "\u202eolleh";

    private static ValidationResult validate(String policy) {
        return Validator.validate(Typing.policies(policy), Typing.SCHEMA, Mode.PERMISSIVE);
    }

    // TURNED stands for a word that shows backwards.
    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            permit(principal == User::"TURNED", action, resource);                                      ^ BIDI_IDENTIFIER
            permit(principal in Team::"TURNED", action, resource);                                      ^ BIDI_IDENTIFIER
            permit(principal, action, resource == Order::"TURNED");                                     ^ BIDI_IDENTIFIER
            permit(principal, action, resource) when { principal == User::"TURNED" };                   ^ BIDI_IDENTIFIER
            permit(principal, action, resource) when { principal has "TURNED" || principal.vip };       ^ BIDI_IDENTIFIER
            permit(principal, action, resource) when { principal has "TURNED" && principal["TURNED"] || principal.vip }; ^ BIDI_IDENTIFIER,BIDI_IDENTIFIER
            permit(principal, action, resource) when { {"TURNED": 1} == {a: 1} || principal.vip };      ^ BIDI_IDENTIFIER
            permit(principal, action, resource) when { principal.name == "TURNED" };                    ^ BIDI_STRING
            permit(principal, action, resource) unless { principal.name like "*TURNED" };               ^ BIDI_STRING
            permit(principal, action, resource) when { principal.hasTag("TURNED") };                    ^ BIDI_STRING
            """)
    void every_place_of_a_policy_is_looked_at(String policy, String kinds) {
        ValidationResult result = validate(policy.replace("TURNED", TURNED));

        assertThat(result.isValid()).isTrue();
        assertThat(result.errors()).isEmpty();
        assertThat(result.warnings())
                .extracting(warning ->
                        warning.code().toUpperCase(java.util.Locale.ROOT).replace('-', '_'))
                .containsExactly(kinds.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            # characters of the text    ^ in a string           ^ in a name
            a b                         ^ -                     ^ -
            a b\\u{e9}                  ^ -                     ^ -
            \\u{1}                      ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{7f}                     ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{7f}\\u{e9}              ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{200b}                   ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{2029}                   ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{202a}                   ^ BIDI_STRING           ^ BIDI_IDENTIFIER
            \\u{202e}                   ^ BIDI_STRING           ^ BIDI_IDENTIFIER
            \\u{202f}                   ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{2065}                   ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{2066}                   ^ BIDI_STRING           ^ BIDI_IDENTIFIER
            \\u{2069}                   ^ BIDI_STRING           ^ BIDI_IDENTIFIER
            \\u{206a}                   ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{fb01}                   ^ -                     ^ CONFUSABLE_IDENTIFIER
            \\u{1f600}                  ^ -                     ^ CONFUSABLE_IDENTIFIER
            p\\u{430}y                  ^ MIXED_SCRIPT_STRING   ^ MIXED_SCRIPT_IDENTIFIER
            \\u{65e5}\\u{3042}\\u{30a2} ^ -                     ^ -
            \\u{65e5}\\u{3105}          ^ -                     ^ -
            \\u{65e5}\\u{d55c}          ^ -                     ^ -
            \\u{3042}\\u{d55c}          ^ MIXED_SCRIPT_STRING   ^ MIXED_SCRIPT_IDENTIFIER
            """)
    void a_text_may_have_characters_that_a_name_may_not(String text, String inString, String inName) {
        assertThat(warning("principal.name == \"" + text + "\"")).isEqualTo(inString);
        assertThat(warning("principal == User::\"" + text + "\"")).isEqualTo(inName);
    }

    private static String warning(String condition) {
        ValidationResult result = validate("permit(principal, action, resource) when { " + condition + " };");
        assertThat(result.findings()).hasSizeLessThan(2);
        return result.findings().isEmpty()
                ? "-"
                : result.findings().get(0).kind().name();
    }
}
