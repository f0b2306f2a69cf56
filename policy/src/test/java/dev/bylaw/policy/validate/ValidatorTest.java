// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the validator says of policies. */
class ValidatorTest {

    private static final Schema SCHEMA = schema("""
            entity Team, Company;
            entity User in [Team] = {
              name: String, nick?: String, age: Long, manager?: User, team: Team,
              address: { city: String, zip?: String }, roles: Set<String>,
              joined: datetime, home: ipaddr, credit: decimal,
            } tags String;
            entity Status enum ["open", "done"];
            entity Order = { owner: User, amount: Long };
            action "all";
            action "view" in ["all"] appliesTo { principal: User, resource: [Order, User], context: {} };
            action "refund" in ["all"] appliesTo {
              principal: User, resource: Order, context: { input: { amount: Long, reason?: String } }
            };
            """);

    private static Schema schema(String text) {
        try {
            return Schema.parse(new Source("app.cedarschema", text));
        } catch (PolicyException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static PolicySet policies(String text) {
        try {
            return PolicySet.parse(List.of(new Source("p.cedar", text)));
        } catch (PolicyException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static ValidationResult validate(String policy, Mode mode) {
        return Validator.validate(policies(policy), SCHEMA, mode);
    }

    private static ValidationResult refund(String condition, Mode mode) {
        return validate("permit(principal, action == Action::\"refund\", resource) when { " + condition + " };", mode);
    }

    @Test
    void an_error_shows_the_line_the_caret_and_the_nearest_name() {
        ValidationResult result = validate("""
                permit (principal, action == Action::"refund", resource)
                when { context.input.amont <= 5000 };
                """, Mode.STRICT);

        assertThat(result.errors()).hasSize(1);
        assertThat(result.errors().get(0).render()).isEqualTo("""
                        p.cedar:2:22: error: the context of Action::"refund".input has no attribute "amont"
                          2 | when { context.input.amont <= 5000 };
                            |                      ^^^^^ did you mean "amount"?""");
        assertThat(result.findings().get(0).kind()).isEqualTo(FindingKind.UNKNOWN_ATTRIBUTE);
        assertThat(result.findings().get(0).policyId()).isEqualTo("policy0");
        assertThat(result.errors().get(0).code()).isEqualTo("unknown-attribute");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "principal has nick && principal.nick == \"x\"",
                "principal has nick && (principal.age > 3 && principal.nick like \"x*\")",
                "if principal has nick then principal.nick == \"x\" else false",
                "principal has manager && principal.manager has nick && principal.manager.nick == \"x\"",
                "principal has manager.nick && principal.manager.nick == \"x\"",
                "(principal has nick || principal has nick) && principal.nick == \"x\"",
                "principal has missing && principal.missing == 1",
                "false && 1",
                "true || 1",
                "if true then true else 1",
                "principal.hasTag(\"a\") && principal.getTag(\"a\") == \"b\"",
                "principal.hasTag(principal.name) && principal.getTag(principal.name) == \"b\"",
                "resource.hasTag(\"a\") && resource.getTag(\"a\") == 1",
                "principal == resource",
                "principal is Team",
                "principal is User in resource.owner.team",
                "resource in Team::\"x\"",
                "action in [Action::\"all\"]",
                "action == Action::\"view\" && context.nothing",
                "principal.roles.contains(\"a\") && !principal.roles.isEmpty()",
                "[principal.age, 1].containsAny([2])",
                "principal.home.isInRange(ip(\"10.0.0.0/8\"))",
                "principal.joined < datetime(\"2024-01-01\").offset(duration(\"1d\"))",
                "principal.credit.lessThan(decimal(\"1.5\"))",
                "{ a: 1, b: principal } == { a: 2, b: resource.owner }",
                "context has input.reason && context.input.reason == \"x\"",
                "Status::\"open\" == Status::\"done\"",
                "(true && (false || true)) != 1",
            })
    void a_condition_that_cannot_fail_by_a_type_is_valid(String condition) {
        assertThat(refund(condition, Mode.STRICT).errors()).isEmpty();
        assertThat(refund(condition, Mode.PERMISSIVE).errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.nick == "x"                              ^ UNSAFE_OPTIONAL_ATTRIBUTE
            principal has nick || principal.nick == "x"        ^ UNSAFE_OPTIONAL_ATTRIBUTE
            !(principal has nick) && principal.nick == "x"     ^ UNSAFE_OPTIONAL_ATTRIBUTE
            (principal has nick || principal.age > 1) && principal.nick == "x" ^ UNSAFE_OPTIONAL_ATTRIBUTE
            resource.owner has nick && principal.nick == "x"   ^ UNSAFE_OPTIONAL_ATTRIBUTE
            principal.nam == "x"                               ^ UNKNOWN_ATTRIBUTE
            action.name == "x"                                 ^ UNKNOWN_ATTRIBUTE
            principal.getTag("a") == "b"                       ^ UNSAFE_TAG
            principal.hasTag("b") && principal.getTag("a") == "b" ^ UNSAFE_TAG
            resource.getTag("a") == "b"                        ^ UNSAFE_TAG
            principal.age + "1" == 2                           ^ UNEXPECTED_TYPE
            principal.name < "b"                               ^ UNEXPECTED_TYPE,UNEXPECTED_TYPE
            principal.joined < principal.age                   ^ UNEXPECTED_TYPE
            principal.age                                      ^ UNEXPECTED_TYPE
            principal.name like "a" && 1                       ^ UNEXPECTED_TYPE
            1 in principal                                     ^ UNEXPECTED_TYPE
            principal.name has x                               ^ UNEXPECTED_TYPE
            principal.age.isEmpty()                            ^ UNEXPECTED_TYPE
            principal.credit.lessThan(1)                       ^ UNEXPECTED_TYPE
            decimal("1.00000") == principal.credit             ^ INVALID_EXTENSION_LITERAL
            ip("10.0.0.300").isIpv4()                          ^ INVALID_EXTENSION_LITERAL
            duration("1y") == duration("1d")                   ^ INVALID_EXTENSION_LITERAL
            datetime("today") == principal.joined              ^ INVALID_EXTENSION_LITERAL
            principal.home.isIpv4(1)                           ^ WRONG_ARGUMENT_COUNT
            principal in Usr::"a"                              ^ UNKNOWN_ENTITY_TYPE
            principal is Usr                                   ^ UNKNOWN_ENTITY_TYPE
            action == Action::"remove"                         ^ UNKNOWN_ACTION
            Status::"closed" == Status::"open"                 ^ UNKNOWN_ENTITY_OF_ENUM
            """)
    void a_condition_that_can_fail_by_a_type_is_an_error_in_both_modes(String condition, String kinds) {
        for (Mode mode : Mode.values()) {
            assertThat(refund(condition, mode).findings().stream()
                            .map(Finding::kind)
                            .filter(FindingKind::isError)
                            .map(FindingKind::name))
                    .as(mode.name())
                    .containsExactlyInAnyOrder(kinds.split(","));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            [].contains(1)                                     ^ EMPTY_SET
            principal.age == "x"                               ^ INCOMPATIBLE_TYPES
            principal.roles.contains(1)                        ^ INCOMPATIBLE_TYPES
            principal in [resource, principal]                 ^ INCOMPATIBLE_TYPES
            (if principal.age > 1 then principal else resource) == principal ^ INCOMPATIBLE_TYPES
            {a: 1} == {a: 1, b: 2}                             ^ INCOMPATIBLE_TYPES
            ip(principal.name).isIpv4()                        ^ NON_LITERAL_CONSTRUCTOR
            """)
    void strict_mode_also_wants_one_type_on_both_sides_and_literals(String condition, FindingKind kind) {
        assertThat(refund(condition, Mode.STRICT).findings())
                .extracting(Finding::kind)
                .containsExactly(kind);
        assertThat(refund(condition, Mode.PERMISSIVE).errors()).isEmpty();
    }

    @Test
    void a_policy_is_checked_for_each_kind_of_request_and_an_error_is_told_once() {
        assertThat(validate("permit(principal, action, resource) when { resource.amount > 1 };", Mode.STRICT)
                        .errors())
                .extracting(d -> d.message())
                .containsExactly("entity type User has no attribute \"amount\"");
        assertThat(validate("permit(principal, action, resource) when { principal.nick == \"\" };", Mode.STRICT)
                        .errors())
                .hasSize(1);
    }

    @Test
    void a_head_that_fits_no_action_is_an_error_with_the_fix() {
        ValidationResult result =
                validate("permit(principal == Team::\"a\", action == Action::\"view\", resource);", Mode.STRICT);

        assertThat(result.errors()).extracting(d -> d.hint()).containsExactly("replace == by in for the principal");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            @u("Usr") permit(principal is Usr, action, resource);              ^ Usr
            permit(principal is User in Tem::"x", action, resource);           ^ Tem::"x"
            permit(principal, action == Action::"veiw", resource);             ^ Action::"veiw"
            permit(principal, action in [Action::"all", Action::"x"], resource); ^ Action::"x"
            permit(principal, action, resource == Status::"op\\x65m");         ^ Status::"op\\x65m"
            permit(principal is Usr in ?principal, action, resource);          ^ Usr
            """)
    void a_wrong_name_in_a_head_is_pointed_at_and_nothing_else(String policy, String name) {
        assertThat(validate(policy, Mode.STRICT).errors().get(0).span().text()).isEqualTo(name);
    }

    @Test
    void a_policy_that_is_false_for_every_request_is_a_warning() {
        ValidationResult result =
                validate("permit(principal, action, resource) when { principal is Team };", Mode.STRICT);

        assertThat(result.isValid()).isTrue();
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(FindingKind.IMPOSSIBLE_POLICY);
    }

    @Test
    void a_template_is_checked_for_all_links_and_a_link_for_what_it_fills_in() {
        PolicySet template = policies("@id(\"t\") permit(principal in ?principal, action, resource == ?resource)"
                + " when { principal.nick == \"x\" };");
        assertThat(Validator.validate(template, SCHEMA, Mode.STRICT).findings())
                .extracting(Finding::policyId, Finding::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("t", FindingKind.UNSAFE_OPTIONAL_ATTRIBUTE));

        PolicySet sound = policies("@id(\"t\") permit(principal in ?principal, action, resource == ?resource);");
        PolicySet linked = sound.link("t", "good", slots("Team", "Order"))
                .link("t", "bad", slots("Tame", "Order"))
                .link("t", "never", slots("Team", "Company"));
        assertThat(Validator.validate(linked, SCHEMA, Mode.STRICT).findings())
                .extracting(Finding::policyId, Finding::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bad", FindingKind.UNKNOWN_ENTITY_TYPE),
                        org.assertj.core.groups.Tuple.tuple("bad", FindingKind.NO_APPLICABLE_ACTION),
                        org.assertj.core.groups.Tuple.tuple("never", FindingKind.NO_APPLICABLE_ACTION));
    }

    private static Map<Slot, EntityUid> slots(String principal, String resource) {
        return Map.of(Slot.PRINCIPAL, EntityUid.of(principal, "x"), Slot.RESOURCE, EntityUid.of(resource, "x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            context.input.amount > 1                                    ^ 0
            principal.age > 1                                           ^ 1
            principal in Team::"a"                                      ^ 1
            resource.owner.age > 1                                      ^ 2
            resource.owner.manager.age > 1                              ^ 3
            resource.owner.address.city == "x"                          ^ 2
            { a: resource.owner, b: resource.owner.team }.a.age > 1     ^ 2
            (if principal.age > 1 then principal else resource.owner).age > 1 ^ 2
            resource.owner.hasTag("a") && resource.owner.getTag("a") == "b" ^ 2
            """)
    void a_level_counts_the_references_that_are_followed(String condition, int level) {
        PolicySet policy = policies("permit(principal, action == Action::\"refund\", resource) when { "
                + (condition.contains("manager") ? "resource.owner has manager && " : "") + condition + " };");

        assertThat(Validator.validateAtLevel(policy, SCHEMA, Mode.STRICT, level).errors())
                .isEmpty();
        if (level > 0) {
            assertThat(Validator.validateAtLevel(policy, SCHEMA, Mode.STRICT, level - 1)
                            .findings())
                    .isNotEmpty()
                    .allMatch(finding -> finding.kind() == FindingKind.LEVEL_EXCEEDED);
        }
    }

    @Test
    void a_head_that_asks_for_membership_follows_a_reference_also_where_a_slot_stands() {
        PolicySet template = policies("@id(\"t\") permit(principal in ?principal, action, resource == ?resource);");

        assertThat(Validator.validateAtLevel(template, SCHEMA, Mode.STRICT, 0).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.LEVEL_EXCEEDED);
        assertThat(Validator.validateAtLevel(template, SCHEMA, Mode.STRICT, 1).findings())
                .isEmpty();
    }

    @Test
    void an_entity_that_a_policy_names_cannot_be_looked_into_at_any_level() {
        PolicySet policy = policies("permit(principal, action, resource) when { User::\"a\".age > 1 };");

        assertThat(Validator.validateAtLevel(policy, SCHEMA, Mode.STRICT, 9).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.LITERAL_DEREFERENCED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal.name == "say_\u04bbello"             ^ MIXED_SCRIPT_STRING
            principal.name == "\u202eolleh"                ^ BIDI_STRING
            principal.name like "\u202eolleh*"             ^ BIDI_STRING
            principal == User::"say_\u04bbello"            ^ MIXED_SCRIPT_IDENTIFIER
            principal == User::"\u2066a"                   ^ BIDI_IDENTIFIER
            principal == User::"\\u{200b}a"                ^ CONFUSABLE_IDENTIFIER
            principal.name == "日本語テキスト"               ^ NONE
            principal.name == "привет"                     ^ NONE
            """)
    void texts_that_may_deceive_a_reader_are_warned_of(String condition, String kind) {
        ValidationResult result = refund(condition, Mode.STRICT);

        assertThat(result.isValid()).isTrue();
        assertThat(result.findings())
                .extracting(finding -> finding.kind().name())
                .containsExactly(kind.equals("NONE") ? new String[0] : new String[] {kind});
    }
}
