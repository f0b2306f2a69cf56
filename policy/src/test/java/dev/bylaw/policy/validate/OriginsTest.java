// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Exprs;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings in the words of what the schema was made from, and findings about policies that no text has. */
class OriginsTest {

    /** Says of every part of the context that it is a parameter, and of every missing one below the input why. */
    private static final Origins PARAMETERS = new Origins() {
        @Override
        public String of(EntityUid action, List<String> path) {
            return "parameter " + String.join("/", path) + " of " + action.id();
        }

        @Override
        public Optional<Missing> missing(EntityUid action, List<String> path) {
            return path.get(0).equals("input")
                    ? Optional.of(
                            new Missing(action.id() + " takes no " + String.join("/", path), "it takes an amount"))
                    : Optional.empty();
        }
    };

    private static Diagnostic only(String expression) {
        Typing typing = Typing.of(expression, Mode.STRICT, PARAMETERS);
        assertThat(typing.findings()).hasSize(1);
        return typing.findings().get(0).diagnostic();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            context.input.amount && true                ^ context.input.amount is parameter input/amount of refund
            context.fast + 1                            ^ context.fast is parameter fast of refund
            context.input.amount == "1"                 ^ context.input.amount is parameter input/amount of refund
            "1" == context.input.amount                 ^ context.input.amount is parameter input/amount of refund
            principal.age == "1"                        ^ ''
            context && true                             ^ ''
            principal.age && true                       ^ ''
            context.input.amount.contains(1)            ^ context.input.amount is parameter input/amount of refund
            context.input.contains(1)                   ^ attributes are tested with has
            """)
    void a_wrong_type_says_where_a_part_of_the_context_comes_from_unless_there_is_better_advice(
            String expression, String hint) {
        assertThat(only(expression).hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            context.input.amont == 1        ^ refund takes no input/amont                               ^ it takes an amount
            context.quick                   ^ the context of Action::"refund" has no attribute "quick"  ^ it has fast, input, note
            principal.input                 ^ entity type User has no attribute "input"                 ^ it has address, age, credit, friends, home, joined, manager, name, nick, roles, shift, team, vip
            """)
    void a_missing_attribute_says_why_it_is_missing(String expression, String message, String hint) {
        assertThat(only(expression).message()).isEqualTo(message);
        assertThat(only(expression).hint()).isEqualTo(hint);
    }

    private static List<Finding> validate(String condition) {
        PolicySet policies = Typing.policies(
                "permit(principal, action == Action::\"refund\", resource)\nwhen { " + condition + " };");
        return Validator.validate(policies, Typing.SCHEMA, Mode.STRICT, PARAMETERS)
                .findings();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            context.input has amont                                 ^ context.input has amont ^ refund takes no input/amont
            context.input has a && context.input has b              ^ context.input has a     ^ refund takes no input/a
            context.input has a || context.input has b              ^ context.input has a     ^ refund takes no input/a
            false                                                   ^ permit(principal, action == Action::"refund", resource) ^ it is false for every request that the schema allows
            principal has nope                                      ^ permit(principal, action == Action::"refund", resource) ^ it is false for every request that the schema allows
            """)
    void a_policy_that_never_applies_because_of_a_missing_part_points_at_the_first_test_for_one(
            String condition, String place, String why) {
        List<Finding> findings = validate(condition);

        assertThat(findings).extracting(Finding::kind).containsExactly(FindingKind.IMPOSSIBLE_POLICY);
        assertThat(findings.get(0).diagnostic().span().text()).isEqualTo(place);
        assertThat(findings.get(0).diagnostic().message()).isEqualTo("this policy never applies: " + why);
    }

    @Test
    void a_test_for_a_missing_part_is_no_finding_where_the_policy_can_apply() {
        assertThat(validate("context.input has amont || principal.vip")).isEmpty();
    }

    @Test
    void a_policy_of_json_is_pointed_at_by_the_whole_expression() throws PolicyException {
        PolicySet written = Typing.policies("permit(principal, action, resource) when { principal.nope };");
        PolicySet policies = PolicySet.parseJson(new Source("p.json", written.toJson()));

        assertThat(Validator.validate(policies, Typing.SCHEMA, Mode.STRICT).findings())
                .extracting(finding -> finding.diagnostic().span().text())
                .containsExactly("{\".\":{\"left\":{\"Var\":\"principal\"},\"attr\":\"nope\"}}");
    }

    @Test
    void a_policy_without_a_text_has_findings_without_a_place() {
        PolicySet policies = PolicySet.of(List.of(
                policy("wrong", Exprs.get(Exprs.principal(), "nope")), policy("useless", Exprs.literal(false))));

        assertThat(Validator.validate(policies, Typing.SCHEMA, Mode.STRICT).findings())
                .allSatisfy(finding ->
                        assertThat(finding.diagnostic().span().isNowhere()).isTrue())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNKNOWN_ATTRIBUTE, FindingKind.IMPOSSIBLE_POLICY);
    }

    private static Policy policy(String id, Expr condition) {
        return new Policy(
                id,
                new PolicyBody(
                        Effect.PERMIT,
                        Map.of(),
                        new Scope.All(),
                        new ActionScope.All(),
                        new Scope.All(),
                        List.of(new Condition(Condition.Kind.WHEN, condition, Span.NONE)),
                        Span.NONE));
    }

    @Test
    void a_result_with_only_warnings_is_valid_and_one_with_an_error_is_not() {
        ValidationResult warned = new ValidationResult(validate("false"));
        ValidationResult refused = new ValidationResult(validate("principal.age"));

        assertThat(warned.isValid()).isTrue();
        assertThat(warned.errors()).isEmpty();
        assertThat(warned.warnings()).hasSize(1);
        assertThat(refused.isValid()).isFalse();
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.warnings()).isEmpty();
    }
}
