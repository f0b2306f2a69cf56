// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySetTest {

    private static final EntityUid ALICE = EntityUid.of("User", "alice");

    @Test
    void a_policy_without_an_id_is_named_by_its_position_over_all_files() throws PolicyException {
        PolicySet set = PolicySet.parse(List.of(
                new Source("a", "permit(principal, action, resource); @id(\"x\") forbid(principal, action, resource);"),
                new Source("b", "permit(principal, action, resource);")));
        assertThat(set.policies()).extracting(Policy::id).containsExactly("policy0", "x", "policy2");
    }

    @Test
    void an_id_used_twice_is_an_error_that_names_both_places() {
        assertThatThrownBy(() -> PolicySet.parse(List.of(
                        new Source("a.cedar", "@id(\"x\") permit(principal, action, resource);"),
                        new Source("b.cedar", "\n@id(\"x\") forbid(principal, action, resource);"))))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("b.cedar:2:1: error: the id \"x\" is taken by the policy at a.cedar:1:1");
    }

    @Test
    void a_link_fills_the_slots_of_its_template() throws PolicyException {
        PolicySet set = parse("@id(\"t\") permit(principal == ?principal, action, resource is File in ?resource);")
                .link("t", "l", Map.of(Slot.PRINCIPAL, ALICE, Slot.RESOURCE, EntityUid.of("Folder", "f")));
        PolicySet same =
                parse("@id(\"t\") permit(principal == User::\"alice\", action, resource is File in Folder::\"f\");");
        assertThat(set.get("l").orElseThrow().body())
                .isEqualTo(same.policies().get(0).body());
        assertThat(set.size()).isOne();
    }

    @Test
    void a_link_that_fills_other_slots_is_refused() throws PolicyException {
        PolicySet set = parse("@id(\"t\") permit(principal == ?principal, action, resource);");
        assertThatThrownBy(() -> set.link("t", "l", Map.of(Slot.RESOURCE, ALICE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> set.link("t", "t", Map.of(Slot.PRINCIPAL, ALICE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_digest_does_not_depend_on_layout_comments_or_files() throws PolicyException {
        PolicySet one = parse("@id(\"a\") permit(principal,action,resource)when{1<2}; // why");
        PolicySet other = parse("// other\n@id(\"a\")\npermit (principal, action, resource) when { 1 < 2 };");
        PolicySet changed = parse("@id(\"a\") permit(principal,action,resource)when{1<=2};");
        assertThat(one.digest()).isEqualTo(other.digest()).hasSize(64).isNotEqualTo(changed.digest());
    }

    private static PolicySet parse(String text) throws PolicyException {
        return PolicySet.parse(List.of(new Source("p.cedar", text)));
    }
}
