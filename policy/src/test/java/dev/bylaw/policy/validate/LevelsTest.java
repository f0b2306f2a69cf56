// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many references a policy follows, wherever in an expression it follows them. */
class LevelsTest {

    private static List<Finding> at(int level, String policy) {
        return Validator.validateAtLevel(Typing.policies(policy), Typing.SCHEMA, Mode.STRICT, level)
                .findings();
    }

    private static String when(String condition) {
        return "permit(principal, action == Action::\"refund\", resource) when { " + condition + " };";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal == resource.owner                                             ^ 1
            principal has nick                                                      ^ 1
            resource.owner has nick                                                 ^ 2
            principal.hasTag("a")                                                   ^ 1
            principal in resource.owner.team                                        ^ 2
            principal.hasTag(resource.owner.name)                                   ^ 2
            [resource.owner.team].contains(principal.team)                          ^ 2
            (if resource.owner.vip then principal else principal).vip               ^ 2
            (if context.fast then resource.owner else principal).vip                ^ 2
            (if context.fast then principal else resource.owner).vip                ^ 2
            {a: resource.owner}.a.vip                                               ^ 2
            {a: principal}.a.vip                                                    ^ 1
            {a: {b: resource.owner, c: principal}}.a.b.vip                          ^ 2
            {a: {b: resource.owner, c: principal}}.a.c.vip                          ^ 1
            {a: principal, b: resource.owner.team}.a.vip                            ^ 2
            {a: resource.owner, b: principal}.a.vip                                 ^ 2
            principal.team.hasTag("a") && principal.team.getTag("a").vip            ^ 3
            (if context.fast then action else action) in Action::"all"              ^ 1
            """)
    void the_longest_chain_of_references_counts(String condition, int level) {
        assertThat(at(level, when(condition))).isEmpty();
        assertThat(at(level - 1, when(condition)))
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == FindingKind.LEVEL_EXCEEDED);
    }

    @Test
    void the_caret_stands_at_each_expression_that_goes_too_far() {
        String condition =
                "principal.team.hasTag(resource.owner.name)" + " && principal.team.getTag(resource.owner.name).vip";

        assertThat(at(1, when(condition)))
                .extracting(finding -> finding.diagnostic().span().text())
                .containsExactly(
                        "principal.team.hasTag(resource.owner.name)",
                        "resource.owner.name",
                        "resource.owner.name",
                        "principal.team.getTag(resource.owner.name).vip");
        assertThat(at(1, when(condition)).get(3).diagnostic().message())
                .isEqualTo("this needs entities of level 3, and level 1 is allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            principal == ?principal, action, resource           ^ 0
            principal in ?principal, action, resource           ^ 1
            principal is User in ?principal, action, resource   ^ 1
            principal, action, resource == ?resource            ^ 0
            principal, action, resource in ?resource            ^ 1
            principal == User::"a", action, resource            ^ 0
            principal is User, action, resource                 ^ 0
            principal is User in Team::"t", action, resource    ^ 1
            """)
    void a_head_that_asks_for_membership_follows_one_reference(String head, int level) {
        assertThat(at(level, "permit(" + head + ");")).isEmpty();
        if (level > 0) {
            assertThat(at(level - 1, "permit(" + head + ");"))
                    .extracting(Finding::kind)
                    .containsExactly(FindingKind.LEVEL_EXCEEDED);
        }
    }

    @Test
    void a_policy_with_an_error_of_types_has_no_level() {
        assertThat(at(0, "permit(principal in Taem::\"t\", action, resource) when { principal.vip };"))
                .extracting(Finding::kind)
                .doesNotContain(FindingKind.LEVEL_EXCEEDED);
        assertThat(at(0, when("principal.nope")))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.UNKNOWN_ATTRIBUTE);
    }
}
