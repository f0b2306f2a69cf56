// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the heads of policies hold for, in both evaluators: alice, of ops and so of all, views a document in a folder. */
class HeadTest {

    private static final String ENTITIES = """
            [{"uid": {"type": "User", "id": "alice"}, "attrs": {}, "parents": [{"type": "Group", "id": "ops"}]},
             {"uid": {"type": "Group", "id": "ops"}, "attrs": {}, "parents": [{"type": "Group", "id": "all"}]},
             {"uid": {"type": "Doc", "id": "d"}, "attrs": {}, "parents": [{"type": "Folder", "id": "f"}]},
             {"uid": {"type": "Action", "id": "view"}, "attrs": {}, "parents": [{"type": "Action", "id": "read"}]}]
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "principal, action, resource",
                "principal == User::\"alice\", action, resource",
                "principal in User::\"alice\", action, resource",
                "principal in Group::\"ops\", action, resource",
                "principal in Group::\"all\", action, resource",
                "principal is User, action, resource",
                "principal is User in Group::\"all\", action, resource",
                "principal is User in User::\"alice\", action, resource",
                "principal, action == Action::\"view\", resource",
                "principal, action in Action::\"view\", resource",
                "principal, action in Action::\"read\", resource",
                "principal, action in [Action::\"edit\", Action::\"read\"], resource",
                "principal, action, resource == Doc::\"d\"",
                "principal, action, resource in Folder::\"f\"",
                "principal, action, resource is Doc",
                "principal, action, resource is Doc in Folder::\"f\"",
            })
    void a_head_holds(String head) throws PolicyException {
        assertThat(holds("permit (" + head + ");")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "principal == User::\"bob\", action, resource",
                "principal == Group::\"ops\", action, resource",
                "principal == Admin::\"alice\", action, resource",
                "principal in Group::\"none\", action, resource",
                "principal in Folder::\"f\", action, resource",
                "principal is Group, action, resource",
                "principal is Group in Group::\"all\", action, resource",
                "principal is User in Group::\"none\", action, resource",
                "principal, action == Action::\"read\", resource",
                "principal, action == Action::\"edit\", resource",
                "principal, action in Action::\"edit\", resource",
                "principal, action in [Action::\"edit\", Action::\"drop\"], resource",
                "principal, action in [], resource",
                "principal, action, resource == Doc::\"e\"",
                "principal, action, resource in Folder::\"g\"",
                "principal, action, resource is Folder",
                "principal, action, resource is Doc in Folder::\"g\"",
                "principal, action, resource is Folder in Folder::\"f\"",
            })
    void a_head_does_not_hold(String head) throws PolicyException {
        assertThat(holds("permit (" + head + ");")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when { true }                       | true",
                "when { false }                      | false",
                "unless { false }                    | true",
                "unless { true }                     | false",
                "when { true } unless { false }      | true",
                "when { true } unless { true }       | false",
                "when { false } when { true }        | false",
                "unless { true } when { 1 == \"a\" } | false",
            })
    void every_when_must_be_true_and_every_unless_false(String clauses, boolean expected) throws PolicyException {
        assertThat(holds("permit (principal, action, resource) " + clauses + ";"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal == User::\"bob\"", "principal is Group", "principal in Group::\"none\""})
    void what_stands_behind_a_head_that_does_not_hold_is_not_evaluated(String principal) throws PolicyException {
        Response response = ask("permit (" + principal + ", action, resource) when { 1 };");
        assertThat(response.errors()).isEmpty();
        assertThat(response.isAllowed()).isFalse();
    }

    private static boolean holds(String policy) throws PolicyException {
        Response response = ask(policy);
        assertThat(response.errors()).isEmpty();
        return response.isAllowed();
    }

    private static Response ask(String policy) throws PolicyException {
        PolicySet policies = PolicySet.parse(List.of(new Source("p.cedar", policy)));
        Entities entities = Entities.parse(new Source("e.json", ENTITIES));
        Request request = new Request(
                EntityUid.of("User", "alice"),
                EntityUid.of("Action", "view"),
                EntityUid.of("Doc", "d"),
                RecordValue.EMPTY);
        Response response = Authorizer.authorize(policies, entities, request);
        Response fast = CompiledPolicies.compile(policies, entities).decide(request);
        assertThat(fast.decision()).isEqualTo(response.decision());
        assertThat(fast.errors()).isEqualTo(response.errors());
        return response;
    }
}
