// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of expressions: True and False where the schema alone makes the result certain, in both modes. */
class TypingRulesTest {

    private static void hasType(String expression, String type) {
        for (Mode mode : Mode.values()) {
            assertThat(Typing.of(expression, mode).verdict()).as(mode.name()).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            true                                    ^ True
            false                                   ^ False
            -1                                      ^ Long
            "a"                                     ^ String
            User::"a"                               ^ User
            Action::"view"                          ^ Action
            principal                               ^ User
            action                                  ^ Action
            resource                                ^ Order
            context.input                           ^ {amount: Long, reason?: String}
            principal.age + 1 - 2 * principal.age   ^ Long
            -principal.age                          ^ Long
            principal.name like "a*"                ^ Bool
            """)
    void literals_variables_and_arithmetic(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            !true                                   ^ False
            !false                                  ^ True
            !principal.vip                          ^ Bool
            true && true                            ^ True
            true && principal.vip                   ^ Bool
            principal.vip && true                   ^ Bool
            principal.vip && principal.vip          ^ Bool
            principal.vip && false                  ^ False
            true && false                           ^ False
            false && 1                              ^ False
            principal.vip && true && true           ^ Bool
            principal.vip && false && 1             ^ False
            false || false                          ^ False
            false || principal.vip                  ^ Bool
            principal.vip || false                  ^ Bool
            principal.vip || principal.vip          ^ Bool
            principal.vip || true                   ^ True
            false || true                           ^ True
            true || 1                               ^ True
            principal.vip || true || 1              ^ True
            """)
    void what_can_never_be_reached_is_not_checked(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            if true then 1 else "a"                                     ^ Long
            if false then 1 else "a"                                    ^ String
            if principal.vip then 1 else 2                              ^ Long
            if principal.vip then true else true                        ^ True
            if principal.vip then true else false                       ^ Bool
            if principal.vip then principal else resource.owner         ^ User
            if principal has nick then principal.nick else "none"       ^ String
            """)
    void a_choice_has_the_type_of_the_branches_that_can_be_reached(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal == principal                  ^ Bool
            principal == resource.owner             ^ Bool
            principal == resource                   ^ False
            principal != resource                   ^ True
            principal.age == 1                      ^ Bool
            principal.age != 1                      ^ Bool
            principal.vip == true                   ^ Bool
            1 == 1                                  ^ True
            1 == 2                                  ^ False
            1 != 2                                  ^ True
            1 == "a"                                ^ False
            action == Action::"refund"              ^ True
            action == Action::"view"                ^ False
            (true && true) == true                  ^ True
            (true && false) == false                ^ True
            (false && true) == false                ^ True
            (false || true) == true                 ^ True
            (true || false) == true                 ^ True
            (false || false) == false               ^ True
            (true && (false || true)) == false      ^ False
            (true && principal.vip) == true         ^ Bool
            (principal.vip && false) == false       ^ Bool
            (principal.vip || true) == true         ^ Bool
            """)
    void an_equality_is_certain_for_literals_and_for_different_entity_types(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.age < 1                                           ^ Bool
            principal.age <= resource.amount                            ^ Bool
            principal.joined > datetime("2024-01-01")                   ^ Bool
            principal.shift >= duration("8h")                           ^ Bool
            """)
    void numbers_times_and_durations_have_an_order(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            [1, principal.age]                      ^ Set<Long>
            [true, false]                           ^ Set<Bool>
            [[1], [2]]                              ^ Set<Set<Long>>
            {a: 1, b: {c: principal}}               ^ {a: Long, b: {c: User}}
            {}                                      ^ {}
            principal.roles.isEmpty()               ^ Bool
            principal.roles.contains("a")           ^ Bool
            principal.friends.contains(resource.owner)                  ^ Bool
            principal.roles.containsAll(["a"])      ^ Bool
            principal.roles.containsAny(principal.roles)                ^ Bool
            """)
    void sets_and_records_are_made_of_the_types_of_their_parts(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.address.city                  ^ String
            {a: 1}.a                                ^ Long
            principal has name                      ^ Bool
            principal has nick                      ^ Bool
            principal has nope                      ^ False
            principal.address has city              ^ True
            principal.address has zip               ^ Bool
            principal.address has nope              ^ False
            {a: 1} has a                            ^ True
            {a: 1} has b                            ^ False
            context has input                       ^ True
            action has name                         ^ False
            context.note has text                   ^ False
            principal has nick && (if principal has nick then true else 1)                  ^ Bool
            principal has manager && principal.manager has nick && principal.manager.nick == "x"  ^ Bool
            (if principal has nick then principal has manager else false) && principal.nick == ""  ^ UNSAFE_OPTIONAL_ATTRIBUTE
            (if principal has nick then principal has nick else false) && principal.vip     ^ Bool
            (if principal.vip then principal has nick else principal has nick) && principal.nick == ""  ^ Bool
            (if principal.vip then principal has nick else principal has manager) && principal.nick == ""  ^ UNSAFE_OPTIONAL_ATTRIBUTE
            (if principal has nick then true else principal has nick) && principal.nick == ""  ^ Bool
            (if true then principal has nick else 1) && principal.nick == ""                ^ Bool
            (if false then 1 else principal has nick) && principal.nick == ""               ^ Bool
            (false || principal has nick) && principal.nick == ""                           ^ Bool
            (principal has nick || false) && principal.nick == ""                           ^ Bool
            (principal has nick || principal has manager) && principal.nick == ""           ^ UNSAFE_OPTIONAL_ATTRIBUTE
            """)
    void a_record_surely_has_what_it_requires_and_an_entity_may_be_missing(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.hasTag("a")                   ^ Bool
            resource.hasTag("a")                    ^ Bool
            context.note.hasTag("a")                ^ False
            context.note.hasTag("a") && context.note.getTag("a")        ^ False
            principal.hasTag("a") && (if principal.hasTag("a") then true else 1)            ^ Bool
            principal.hasTag("a") && (if principal.hasTag("b") then true else false)        ^ Bool
            if principal.hasTag("a") then principal.getTag("a") else "" ^ String
            if resource.hasTag("a") then resource.getTag("a") else 0    ^ Long
            """)
    void an_entity_may_have_the_tags_of_its_type(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal is User                       ^ True
            principal is Team                       ^ False
            principal is User in Team::"t"          ^ Bool
            principal is Team in 1                  ^ False
            principal is User in Order::"o"         ^ False
            principal in principal                  ^ Bool
            principal in Team::"t"                  ^ Bool
            principal in Company::"c"               ^ Bool
            principal in [Team::"t", principal.team] ^ Bool
            principal in Order::"o"                 ^ False
            principal in [Order::"o"]               ^ False
            principal in principal.friends          ^ Bool
            resource in principal.friends           ^ False
            Team::"t" in principal                  ^ False
            principal.team in Company::"c"          ^ Bool
            Company::"c" in principal.team          ^ False
            User::"a" in [User::"a"]                ^ Bool
            """)
    void membership_is_false_where_the_hierarchy_of_types_has_no_way(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            action in Action::"refund"              ^ True
            action in Action::"all"                 ^ True
            action in Action::"view"                ^ False
            action in [Action::"view", Action::"all"]                   ^ True
            action in [Action::"view"]              ^ False
            action in action                        ^ True
            Action::"all" in action                 ^ False
            Shop::Action::"sell" in Action::"all"   ^ True
            action in Team::"t"                     ^ False
            action in [principal.team]              ^ False
            principal in action                     ^ False
            action in [if principal.vip then Action::"all" else Action::"view"]             ^ Bool
            Shop::Action::"sell" in [if principal.vip then Action::"all" else Action::"view"]  ^ Bool
            action in [if principal.vip then Shop::Action::"sell" else Shop::Action::"buy"] ^ False
            action in [if principal.vip then principal.team else principal.team]            ^ False
            """)
    void the_groups_of_an_action_are_all_in_the_schema(String expression, String type) {
        hasType(expression, type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            decimal("1.0")                                              ^ decimal
            ip("10.0.0.0/8")                                            ^ ipaddr
            datetime("2024-01-01")                                      ^ datetime
            duration("1d")                                              ^ duration
            principal.credit.lessThan(decimal("1.0"))                   ^ Bool
            principal.credit.lessThanOrEqual(decimal("1.0"))            ^ Bool
            principal.credit.greaterThan(decimal("1.0"))                ^ Bool
            principal.credit.greaterThanOrEqual(decimal("1.0"))         ^ Bool
            principal.home.isIpv4()                                     ^ Bool
            principal.home.isIpv6()                                     ^ Bool
            principal.home.isLoopback()                                 ^ Bool
            principal.home.isMulticast()                                ^ Bool
            principal.home.isInRange(ip("10.0.0.0/8"))                  ^ Bool
            principal.joined.offset(principal.shift)                    ^ datetime
            principal.joined.durationSince(principal.joined)            ^ duration
            principal.joined.toDate()                                   ^ datetime
            principal.joined.toTime()                                   ^ duration
            principal.shift.toMilliseconds()                            ^ Long
            principal.shift.toSeconds()                                 ^ Long
            principal.shift.toMinutes()                                 ^ Long
            principal.shift.toHours()                                   ^ Long
            principal.shift.toDays()                                    ^ Long
            """)
    void functions_of_extension_types(String expression, String type) {
        hasType(expression, type);
    }
}
