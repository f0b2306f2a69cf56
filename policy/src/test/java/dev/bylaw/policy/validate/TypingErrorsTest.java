// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an expression that can fail by a type, where the caret stands, and what helps. */
class TypingErrorsTest {

    private static Diagnostic only(String expression, FindingKind kind) {
        Typing typing = Typing.of(expression, Mode.STRICT);
        assertThat(typing.findings()).extracting(Finding::kind).containsExactly(kind);
        return typing.findings().get(0).diagnostic();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.name + 1              ^ principal.name  ^ Long      ^ strings cannot be joined
            1 + principal.name              ^ principal.name  ^ Long      ^ strings cannot be joined
            principal.name - 1              ^ principal.name  ^ Long      ^ ''
            principal.roles - 1             ^ principal.roles ^ Long      ^ there is no union or difference of sets
            principal.vip * 1               ^ principal.vip   ^ Long      ^ ''
            -principal.name                 ^ principal.name  ^ Long      ^ ''
            principal.age like "1*"         ^ principal.age   ^ String    ^ ''
            principal.team like "t*"        ^ principal.team  ^ String    ^ entities are tested with is
            principal.name.isEmpty()        ^ principal.name  ^ Set       ^ an empty string is tested with == ""
            principal.age.isEmpty()         ^ principal.age   ^ Set       ^ ''
            principal.team.contains(principal)    ^ principal.team    ^ Set ^ entities are members of others with in
            principal.address.contains("a") ^ principal.address ^ Set     ^ attributes are tested with has
            principal.name.contains("a")    ^ principal.name  ^ Set       ^ parts of a string are tested with like
            principal.age.contains(1)       ^ principal.age   ^ Set       ^ ''
            principal.age.containsAll([1])  ^ principal.age   ^ Set       ^ ''
            principal.roles.containsAny("a") ^ "a"            ^ Set       ^ a single element is looked up with contains
            principal.age is User           ^ principal.age   ^ entity    ^ only entities have types to be tested
            principal.age in principal      ^ principal.age   ^ entity    ^ an element of a set is looked up with contains
            principal in principal.roles    ^ principal.roles ^ Set<entity> or entity ^ an element of a set is looked up with contains
            principal in principal.age      ^ principal.age   ^ Set<entity> or entity ^ ''
            principal.roles has a           ^ principal.roles ^ entity or record ^ an element of a set is looked up with contains
            principal.name has a            ^ principal.name  ^ entity or record ^ parts of a string are tested with like
            principal.age has a             ^ principal.age   ^ entity or record ^ ''
            principal.age.a                 ^ principal.age   ^ entity or record ^ ''
            principal.name.hasTag("a")      ^ principal.name  ^ entity    ^ ''
            principal.hasTag(1)             ^ 1               ^ String    ^ ''
            !principal.age                  ^ principal.age   ^ Bool      ^ ''
            principal.vip && principal.age  ^ principal.age   ^ Bool      ^ ''
            principal.age || principal.vip  ^ principal.age   ^ Bool      ^ ''
            if principal.age then 1 else 2  ^ principal.age   ^ Bool      ^ ''
            principal.home.isInRange("a")   ^ "a"             ^ ipaddr    ^ ''
            principal.shift.offset(principal.shift) ^ principal.shift ^ datetime ^ ''
            principal.joined.offset(principal.joined) ^ principal.joined ^ duration ^ ''
            decimal(1)                      ^ 1               ^ String    ^ ''
            """)
    void an_operand_of_the_wrong_type(String expression, String place, String expected, String hint) {
        Diagnostic found = only(expression, FindingKind.UNEXPECTED_TYPE);

        assertThat(found.span().text()).isEqualTo(place);
        assertThat(found.message()).startsWith("expected " + expected + ", and this is ");
        assertThat(found.hint()).isEqualTo(hint);
    }

    // The side that has an order says what the other one should be; a number says it before a time does.
    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.age < principal.name      ^ principal.name   ^ expected Long, and this is String
            principal.name < principal.age      ^ principal.name   ^ expected Long, and this is String
            principal.age < principal.joined    ^ principal.joined ^ expected Long, and this is datetime
            principal.joined < principal.age    ^ principal.joined ^ expected Long, and this is datetime
            principal.joined < principal.shift  ^ principal.shift  ^ expected datetime, and this is duration
            principal.shift < principal.joined  ^ principal.joined ^ expected duration, and this is datetime
            principal.joined < principal.name   ^ principal.name   ^ expected datetime, and this is String
            principal.name < principal.shift    ^ principal.name   ^ expected duration, and this is String
            """)
    void an_order_of_two_types(String expression, String place, String message) {
        Diagnostic found = only(expression, FindingKind.UNEXPECTED_TYPE);

        assertThat(found.span().text()).isEqualTo(place);
        assertThat(found.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.name > principal.name     ^ ''
            principal.credit > principal.credit ^ decimals compare with .lessThan(…)
            """)
    void a_type_without_an_order_on_both_sides(String expression, String hint) {
        assertThat(Typing.of(expression, Mode.STRICT).findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.diagnostic().message())
                        .startsWith("expected Long or datetime or duration, and this is "))
                .allSatisfy(finding -> assertThat(finding.diagnostic().hint()).isEqualTo(hint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.nam           ^ nam       ^ entity type User has no attribute "nam"   ^ did you mean "name"?
            context.note.text       ^ text      ^ entity type Note has no attribute "text"  ^ it has no attributes
            resource.colour         ^ colour    ^ entity type Order has no attribute "colour" ^ it has amount, name, owner, vip
            principal.address.town  ^ town      ^ entity type User.address has no attribute "town" ^ it has city, zip
            context.input.amont     ^ amont     ^ the context of Action::"refund".input has no attribute "amont" ^ did you mean "amount"?
            {a: 1}.bcd              ^ bcd       ^ this record has no attribute "bcd"        ^ it has a
            resource["colour"]      ^ ["colour"] ^ entity type Order has no attribute "colour" ^ it has amount, name, owner, vip
            """)
    void an_unknown_attribute(String expression, String place, String message, String hint) {
        Diagnostic found = only(expression, FindingKind.UNKNOWN_ATTRIBUTE);

        assertThat(found.span().text()).isEqualTo(place);
        assertThat(found.message()).isEqualTo(message);
        assertThat(found.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.nick                  ^ nick ^ attribute "nick" of entity type User is optional, and may be missing here  ^ test it before: … has nick && …
            principal.address.zip           ^ zip  ^ attribute "zip" of entity type User.address is optional, and may be missing here ^ test it before: … has zip && …
            context.input.reason            ^ reason ^ attribute "reason" of the context of Action::"refund".input is optional, and may be missing here ^ test it before: … has reason && …
            """)
    void an_optional_attribute_that_may_be_missing(String expression, String place, String message, String hint) {
        Diagnostic found = only(expression, FindingKind.UNSAFE_OPTIONAL_ATTRIBUTE);

        assertThat(found.span().text()).isEqualTo(place);
        assertThat(found.message()).isEqualTo(message);
        assertThat(found.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.getTag("a")       ^ test it before, with the same words: ….hasTag(…) && …
            context.note.getTag("a")    ^ it has no tags at all: declare them in the schema, entity … tags Type;
            """)
    void a_tag_that_may_be_missing(String expression, String hint) {
        Diagnostic found = only(expression, FindingKind.UNSAFE_TAG);

        assertThat(found.span().text()).isEqualTo(expression);
        assertThat(found.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.age == principal.name       ^ both sides of ==            ^ Long, String  ^ ''
            if principal.vip then 1 else "a"      ^ both branches of if         ^ Long, String  ^ ''
            [1, 2, "a"]                           ^ the elements of a set       ^ Long, String  ^ ''
            [principal, resource]                 ^ the elements of a set       ^ Order, User   ^ different entity types are never compatible, whatever their attributes are
            [principal] == [resource]             ^ both sides of ==            ^ Set<Order>, Set<User> ^ different entity types are never compatible, whatever their attributes are
            [1] == 1                              ^ both sides of ==            ^ Long, Set<Long> ^ ''
            {a: 1} == {b: 1}                      ^ both sides of ==            ^ {a: Long}, {b: Long} ^ records must have exactly the same attributes
            {a: 1} == {a: ""}                     ^ both sides of ==            ^ {a: Long}, {a: String} ^ attributes of one name must have one type, and both be required or both be optional
            {a: 1} == 1                           ^ both sides of ==            ^ Long, {a: Long} ^ ''
            principal == 1                        ^ both sides of ==            ^ Long, User    ^ ''
            1 == principal                        ^ both sides of ==            ^ Long, User    ^ ''
            principal.roles.contains(1)           ^ the elements and the argument of contains ^ Long, String ^ ''
            principal.roles.containsAll([1])      ^ both sets                   ^ Set<Long>, Set<String> ^ ''
            """)
    void types_that_have_nothing_in_common(String expression, String what, String types, String hint) {
        Diagnostic found = only(expression, FindingKind.INCOMPATIBLE_TYPES);

        assertThat(found.span().text()).isEqualTo(expression);
        assertThat(found.message()).isEqualTo(what + " must have one type, and have " + types);
        assertThat(found.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            ip()                        ^ ip takes 1 argument, and is given 0         ^ ''
            ip("10.0.0.1", "10.0.0.2")  ^ ip takes 1 argument, and is given 2         ^ ''
            principal.home.isInRange()  ^ isInRange takes 2 arguments, and is given 1 ^ the value before the dot counts
            principal.home.isIpv4(1)    ^ isIpv4 takes 1 argument, and is given 2     ^ the value before the dot counts
            """)
    void a_call_with_too_few_or_too_many_arguments(String expression, String message, String hint) {
        Diagnostic found = only(expression, FindingKind.WRONG_ARGUMENT_COUNT);

        assertThat(found.message()).isEqualTo(message);
        assertThat(found.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            decimal("1")            ^ "1"
            ip("10.0.0.256")        ^ "10.0.0.256"
            datetime("2024-13-01")  ^ "2024-13-01"
            duration("1y")          ^ "1y"
            """)
    void a_text_that_is_no_value_of_the_type(String expression, String place) {
        Diagnostic found = only(expression, FindingKind.INVALID_EXTENSION_LITERAL);

        assertThat(found.span().text()).isEqualTo(place);
        assertThat(found.hint()).isEqualTo("evaluating this policy would fail");
    }

    // One error does not hide another one, and is not told again for what is made of it.
    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.nope.nope                             ^ UNKNOWN_ATTRIBUTE
            principal.nope has nope                         ^ UNKNOWN_ATTRIBUTE
            principal.nope.hasTag("a")                      ^ UNKNOWN_ATTRIBUTE
            principal.nope.getTag("a")                      ^ UNKNOWN_ATTRIBUTE
            principal.nope == 1                             ^ UNKNOWN_ATTRIBUTE
            1 == principal.nope                             ^ UNKNOWN_ATTRIBUTE
            principal.nope < "a"                            ^ UNKNOWN_ATTRIBUTE
            principal.nope + 1                              ^ UNKNOWN_ATTRIBUTE
            !principal.nope                                 ^ UNKNOWN_ATTRIBUTE
            principal.nope || true                          ^ UNKNOWN_ATTRIBUTE
            principal.vip || principal.nope                 ^ UNKNOWN_ATTRIBUTE
            principal.nope && false                         ^ UNKNOWN_ATTRIBUTE
            if principal.nope then 1 else 2                 ^ UNKNOWN_ATTRIBUTE
            if principal.vip then principal.nope else 2     ^ UNKNOWN_ATTRIBUTE
            [1, principal.nope]                             ^ UNKNOWN_ATTRIBUTE
            [principal.nope].contains("a")                  ^ UNKNOWN_ATTRIBUTE
            principal.roles.contains(principal.nope)        ^ UNKNOWN_ATTRIBUTE
            {a: principal.nope, b: 1}.c                     ^ UNKNOWN_ATTRIBUTE
            principal in principal.nope                     ^ UNKNOWN_ATTRIBUTE
            principal.nope in principal                     ^ UNKNOWN_ATTRIBUTE
            principal.nope is User                          ^ UNKNOWN_ATTRIBUTE
            principal.home.isInRange(principal.nope)        ^ UNKNOWN_ATTRIBUTE
            principal.nope + resource.nope                  ^ UNKNOWN_ATTRIBUTE,UNKNOWN_ATTRIBUTE
            ip("10.0.0.1", principal.nope)                  ^ WRONG_ARGUMENT_COUNT,NON_LITERAL_CONSTRUCTOR,UNKNOWN_ATTRIBUTE
            principal.nick == principal.nope                ^ UNSAFE_OPTIONAL_ATTRIBUTE,UNKNOWN_ATTRIBUTE
            principal.nick == 1                             ^ UNSAFE_OPTIONAL_ATTRIBUTE,INCOMPATIBLE_TYPES
            """)
    void every_mistake_is_told_once(String expression, String kinds) {
        assertThat(Typing.of(expression, Mode.STRICT).verdict()).isEqualTo(kinds);
    }
}
