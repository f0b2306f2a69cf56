// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementsTest {

    @Test
    void an_attribute_of_the_context_is_covered_and_its_neighbour_is_not() throws PolicyException {
        Requirements reads = reads("context.input.amount <= 5000 && context has session.id");
        assertThat(reads.contextPaths())
                .containsExactlyInAnyOrder(List.of("input", "amount"), List.of("session"), List.of("session", "id"));
        assertThat(reads.mayReadContext("input", "amount")).isTrue();
        assertThat(reads.mayReadContext("input")).isTrue();
        assertThat(reads.mayReadContext("input", "reason")).isFalse();
        assertThat(reads.mayReadContext("chain")).isFalse();
    }

    @Test
    void a_record_used_as_a_whole_covers_all_below_it() throws PolicyException {
        Requirements reads = reads("[context.input].contains({a: 1})");
        assertThat(reads.mayReadContext("input", "anything", "below")).isTrue();
        assertThat(reads.mayReadContext("session")).isFalse();
    }

    @Test
    void the_context_reached_through_an_expression_is_covered_whole() throws PolicyException {
        assertThat(reads("(if principal == resource then context else {a: 1}).a == 1")
                        .mayReadContext("any"))
                .isTrue();
    }

    @Test
    void attributes_of_principal_and_resource_are_kept_apart() throws PolicyException {
        Requirements reads = reads("principal.level > 3 && resource has owner && resource.owner.level > 1");
        assertThat(reads.principalAttributes()).containsExactly("level");
        assertThat(reads.resourceAttributes()).containsExactly("owner");
        assertThat(reads.otherAttributes()).containsExactly("level");
        assertThat(reads.readsTags()).isFalse();
    }

    @Test
    void what_an_expression_yields_may_be_any_entity() throws PolicyException {
        Requirements reads =
                reads("(if true then principal else resource).name == \"x\" && context.a.b.getTag(\"t\") == 1");
        assertThat(reads.principalAttributes()).isEmpty();
        assertThat(reads.otherAttributes()).containsExactly("b", "name");
        assertThat(reads.readsTags()).isTrue();
    }

    @Test
    void policies_for_other_actions_require_nothing() throws PolicyException {
        PolicySet set = PolicySet.parse(List.of(new Source(
                "p", "permit(principal, action == Action::\"other\", resource) when { context.secret == 1 };")));
        assertThat(CompiledPolicies.compile(set, Entities.EMPTY)
                        .forAction(EntityUid.of("Action", "refund"))
                        .requirements()
                        .contextPaths())
                .isEmpty();
    }

    private static Requirements reads(String condition) throws PolicyException {
        PolicySet set = PolicySet.parse(
                List.of(new Source("p", "permit(principal, action, resource) when { " + condition + " };")));
        return CompiledPolicies.compile(set, Entities.EMPTY)
                .forAction(EntityUid.of("Action", "refund"))
                .requirements();
    }
}
