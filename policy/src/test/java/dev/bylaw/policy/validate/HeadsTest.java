// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads that fit an action of the schema, heads that do not, and what a head says to the conditions behind it. */
class HeadsTest {

    private static final Schema SCHEMA = Typing.schema("""
            entity Company;
            entity Team in [Company];
            entity User in [Team] = { age: Long };
            entity Robot in [Team];
            entity Folder;
            entity Doc in [Folder] = { pages: Long };
            action "read", "idle";
            action "open" in ["read"] appliesTo { principal: [User, Robot], resource: [Doc, Folder], context: {} };
            action "print" in ["read"] appliesTo { principal: User, resource: Doc, context: { copies: Long } };
            action "sweep" appliesTo { principal: Robot, resource: Folder, context: {} };
            """);

    private static ValidationResult validate(String policy) {
        return Validator.validate(Typing.policies(policy), SCHEMA, Mode.STRICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "principal, action, resource",
                "principal == User::\"a\", action, resource",
                "principal in User::\"a\", action, resource",
                "principal in Team::\"t\", action, resource",
                "principal in Company::\"c\", action == Action::\"print\", resource in Folder::\"f\"",
                "principal is User, action, resource is Doc",
                "principal is User in User::\"a\", action, resource",
                "principal is User in Company::\"c\", action, resource is Doc in Folder::\"f\"",
                "principal is Robot, action == Action::\"sweep\", resource is Folder",
                "principal is Robot, action in Action::\"read\", resource",
                "principal is User, action in Action::\"print\", resource",
                "principal is Robot, action in [Action::\"print\", Action::\"sweep\"], resource",
                "principal is Robot, action in [Action::\"idle\", Action::\"read\"], resource",
                "principal == ?principal, action, resource in ?resource",
                "principal is User in ?principal, action, resource is Doc",
            })
    void a_head_that_fits_an_action(String head) {
        assertThat(validate("permit(" + head + ");").findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal == Team::"t", action, resource                        ^ replace == by in for the principal
            principal == Company::"c", action, resource                     ^ replace == by in for the principal
            principal, action == Action::"print", resource == Folder::"f"   ^ replace == by in for the resource
            principal == Team::"t", action == Action::"print", resource == Folder::"f"  ^ replace == by in for the principal and the resource
            principal == Team::"t", action, resource == Folder::"f"         ^ replace == by in for the principal
            principal is Team, action == Action::"print", resource          ^ the action applies to User on Doc
            principal is Team, action == Action::"open", resource           ^ the action applies to Robot on Doc, Robot on Folder, User on Doc, User on Folder
            principal == Doc::"d", action == Action::"sweep", resource      ^ the action applies to Robot on Folder
            principal, action == Action::"sweep", resource is Doc           ^ the action applies to Robot on Folder
            principal is Robot, action in [Action::"print"], resource       ^ the action applies to User on Doc
            principal is User in Folder::"f", action == Action::"print", resource ^ the action applies to User on Doc
            principal is Team in Company::"c", action == Action::"print", resource ^ the action applies to User on Doc
            principal is Robot in ?principal, action == Action::"print", resource ^ the action applies to User on Doc
            principal in Folder::"f", action == Action::"print", resource   ^ the action applies to User on Doc
            principal, action == Action::"idle", resource                   ^ ''
            principal, action in Action::"idle", resource                   ^ ''
            """)
    void a_head_that_fits_no_action(String head, String hint) {
        ValidationResult result = validate("permit(" + head + ");");

        assertThat(result.findings().get(0).kind()).isEqualTo(FindingKind.NO_APPLICABLE_ACTION);
        assertThat(result.findings().get(0).diagnostic().hint()).isEqualTo(hint);
        assertThat(result.isValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal is Usr, action, resource              ^ UNKNOWN_ENTITY_TYPE ^ Usr           ^ did you mean "User"?
            principal, action, resource is Dok              ^ UNKNOWN_ENTITY_TYPE ^ Dok           ^ did you mean "Doc"?
            principal, action, resource in Fodler::"f"      ^ UNKNOWN_ENTITY_TYPE ^ Fodler::"f"   ^ did you mean "Folder"?
            principal == Giraffe::"g", action, resource     ^ UNKNOWN_ENTITY_TYPE ^ Giraffe::"g"  ^ declare it in the schema, or correct the name
            principal, action in Action::"raed", resource   ^ UNKNOWN_ACTION      ^ Action::"raed" ^ did you mean "read"?
            principal, action in X::Action::"read", resource ^ UNKNOWN_ACTION     ^ X::Action::"read" ^ declare it in the schema, or correct the name
            principal, action in [Action::"read", Action::"giraffe"], resource ^ UNKNOWN_ACTION ^ Action::"giraffe" ^ declare it in the schema, or correct the name
            """)
    void a_name_that_is_not_in_the_schema(String head, FindingKind kind, String place, String hint) {
        Finding first = validate("permit(" + head + ");").findings().get(0);

        assertThat(first.kind()).isEqualTo(kind);
        assertThat(first.diagnostic().span().text()).isEqualTo(place);
        assertThat(first.diagnostic().hint()).isEqualTo(hint);
    }

    @Test
    void a_list_of_actions_with_an_unknown_one_fits_no_action() {
        assertThat(validate("permit(principal, action in [Action::\"print\", Action::\"giraffe\"], resource);")
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNKNOWN_ACTION, FindingKind.NO_APPLICABLE_ACTION);
    }

    // Users have an age, robots have none; documents have pages, folders have none; copies are of the context of
    // "print".
    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal is User, action, resource                             ^ principal.age == 1
            principal == User::"a", action, resource                        ^ principal.age == 1
            principal in User::"a", action, resource                        ^ principal.age == 1
            principal is User in Team::"t", action, resource                ^ principal.age == 1
            principal is User in ?principal, action, resource               ^ principal.age == 1
            principal, action, resource is Doc                              ^ resource.pages == 1
            principal, action, resource in Folder::"f"                      ^ resource in Folder::"f"
            principal, action == Action::"print", resource                  ^ context.copies == 1
            principal, action in Action::"print", resource                  ^ context.copies == 1
            principal, action in [Action::"print"], resource                ^ context.copies == 1
            """)
    void a_condition_is_checked_only_for_requests_that_the_head_lets_through(String head, String condition) {
        assertThat(validate("permit(" + head + ") when { " + condition + " };").findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal, action, resource                                     ^ principal.age == 1
            principal in Team::"t", action, resource                        ^ principal.age == 1
            principal in ?principal, action, resource                       ^ principal.age == 1
            principal == ?principal, action, resource                       ^ principal.age == 1
            principal is User, action, resource                             ^ resource.pages == 1
            principal, action in Action::"read", resource                   ^ context.copies == 1
            principal, action in [Action::"print", Action::"open"], resource ^ context.copies == 1
            """)
    void a_condition_is_checked_for_each_request_that_the_head_lets_through(String head, String condition) {
        assertThat(validate("permit(" + head + ") when { " + condition + " };").findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNKNOWN_ATTRIBUTE);
    }

    @Test
    void a_list_of_no_actions_fits_none() {
        assertThat(validate("permit(principal, action in [], resource);").findings())
                .extracting(Finding::kind)
                .contains(FindingKind.NO_APPLICABLE_ACTION);
    }

    @Test
    void what_one_condition_tests_the_next_may_use() {
        Schema optional = Typing.schema("""
                entity User = { nick?: String };
                action "view" appliesTo { principal: User, resource: User, context: {} };
                """);
        String policy =
                "permit(principal, action, resource) %s { principal has nick } when { principal.nick == \"\" };";

        assertThat(Validator.validate(Typing.policies(policy.formatted("when")), optional, Mode.STRICT)
                        .findings())
                .isEmpty();
        assertThat(Validator.validate(Typing.policies(policy.formatted("unless")), optional, Mode.STRICT)
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNSAFE_OPTIONAL_ATTRIBUTE);
    }
}
