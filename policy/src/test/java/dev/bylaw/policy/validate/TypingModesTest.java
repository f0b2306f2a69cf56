// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the modes differ: what strict mode refuses, and the type that permissive mode gives it. */
class TypingModesTest {

    private static void differs(String expression, String strict, String permissive) {
        assertThat(Typing.of(expression, Mode.STRICT).verdict()).as("strict").isEqualTo(strict);
        assertThat(Typing.of(expression, Mode.PERMISSIVE).verdict())
                .as("permissive")
                .isEqualTo(permissive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            if context.fast then principal else resource                ^ Order | User
            if context.fast then [principal] else [resource]            ^ Set<Order | User>
            if context.fast then {a: principal} else {a: resource}      ^ {a: Order | User}
            if context.fast then {a: 1, b: 2} else {a: 3}               ^ {a: Long, ..}
            if context.fast then {a: 3} else {a: 1, b: 2}               ^ {a: Long, ..}
            if context.fast then {a: 1} else {a: ""}                    ^ record
            if context.fast then {a: 1} else {b: 1}                     ^ record
            [principal, resource]                                       ^ Set<Order | User>
            principal.age == "1"                                        ^ Bool
            principal.age != "1"                                        ^ Bool
            [principal] == [resource]                                   ^ Bool
            {a: 1} == {a: 1, b: 2}                                      ^ Bool
            principal.roles.contains(1)                                 ^ Bool
            principal.roles.containsAll([1])                            ^ Bool
            principal.roles.containsAny([1])                            ^ Bool
            """)
    void strict_mode_wants_one_type_on_both_sides(String expression, String permissive) {
        differs(expression, "INCOMPATIBLE_TYPES", permissive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            []                                                          ^ Set<Never>
            [] == principal.roles                                       ^ Bool
            principal.roles.containsAll([])                             ^ Bool
            [[]]                                                        ^ Set<Set<Never>>
            principal in []                                             ^ Bool
            """)
    void strict_mode_wants_a_set_to_have_an_element(String expression, String permissive) {
        differs(expression, "EMPTY_SET", permissive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            ip(principal.name)                                          ^ ipaddr
            decimal(if context.fast then "1.0" else "2.0")              ^ decimal
            datetime(principal.name) < principal.joined                 ^ Bool
            """)
    void strict_mode_wants_values_of_extension_types_from_literals(String expression, String permissive) {
        differs(expression, "NON_LITERAL_CONSTRUCTOR", permissive);
    }

    // What is said of several entity types must hold for each of them; "has" asks whether one of them may have it.
    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            (if context.fast then principal else resource).name         ^ String
            (if context.fast then principal else resource).amount       ^ UNKNOWN_ATTRIBUTE
            (if context.fast then principal else resource).vip          ^ UNSAFE_OPTIONAL_ATTRIBUTE
            (if context.fast then principal else resource) has name     ^ Bool
            (if context.fast then principal else resource) has amount   ^ Bool
            (if context.fast then principal else resource) has nope     ^ False
            (if context.fast then {a: 1} else {b: 1}) has nope          ^ Bool
            (if context.fast then {a: 1} else {a: 1, b: 1}) has a       ^ True
            (if context.fast then principal else resource) is User      ^ Bool
            (if context.fast then principal else resource) is Team      ^ False
            (if context.fast then principal else resource) == resource  ^ Bool
            (if context.fast then principal else resource) == context.note  ^ False
            (if context.fast then principal else resource) in Team::"t" ^ Bool
            (if context.fast then resource else context.note) in Team::"t"  ^ False
            principal in (if context.fast then principal.team else resource)    ^ Bool
            principal in (if context.fast then context.note else resource)      ^ False
            principal in (if context.fast then [context.note] else [resource])  ^ False
            resource in [principal, resource]                           ^ Bool
            context.note in [principal, resource]                       ^ False
            (if context.fast then principal else context.note).hasTag("a")      ^ Bool
            """)
    void permissive_mode_knows_entities_of_several_types(String expression, String permissive) {
        differs(expression, "INCOMPATIBLE_TYPES", permissive);
    }
}
