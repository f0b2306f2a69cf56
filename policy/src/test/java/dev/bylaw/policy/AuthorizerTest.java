// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Exprs;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizerTest {

    private static final String PERMIT_A = "@id(\"a\") permit(principal, action, resource);";
    private static final String PERMIT_B = "@id(\"b\") permit(principal, action, resource);";
    private static final String FORBID = "@id(\"no\") forbid(principal, action, resource);";
    private static final String OTHER_FORBID = "@id(\"never\") forbid(principal, action, resource);";
    private static final String ERRING_PERMIT = "@id(\"bad\") permit(principal, action, resource) when { 1 };";
    private static final String ERRING_FORBID =
            "@id(\"worse\") forbid(principal, action, resource) when { context.x };";

    @Test
    void nothing_is_allowed_without_a_permit() throws PolicyException {
        Response response = decide("");
        assertThat(response.decision()).isEqualTo(Decision.DENY);
        assertThat(response.determining()).isEmpty();
    }

    @Test
    void every_satisfied_permit_determines_an_allow() throws PolicyException {
        Response response = decide(PERMIT_B + PERMIT_A);
        assertThat(response.decision()).isEqualTo(Decision.ALLOW);
        assertThat(response.determining()).containsExactly("b", "a");
    }

    @Test
    void a_forbid_overrides_every_permit() throws PolicyException {
        Response response = decide(PERMIT_A + FORBID + PERMIT_B + OTHER_FORBID);
        assertThat(response.decision()).isEqualTo(Decision.DENY);
        assertThat(response.determining()).containsExactly("no", "never");
    }

    @Test
    void a_policy_that_cannot_be_evaluated_is_skipped_and_reported() throws PolicyException {
        Response response = decide(ERRING_PERMIT + PERMIT_A);
        assertThat(response.decision()).isEqualTo(Decision.ALLOW);
        assertThat(response.determining()).containsExactly("a");
        assertThat(response.errors()).extracting(EvaluationError::policyId).containsExactly("bad");
        assertThat(response.isForbidSkipped()).isFalse();
    }

    @Test
    void a_skipped_forbid_is_told_apart_because_an_enforcer_must_not_ignore_it() throws PolicyException {
        Response response = decide(ERRING_FORBID + PERMIT_A);
        assertThat(response.decision()).isEqualTo(Decision.ALLOW);
        assertThat(response.isForbidSkipped()).isTrue();
    }

    @Test
    void a_condition_built_too_deep_for_a_stack_is_refused() {
        Expr deep = Exprs.context();
        for (int i = 0; i < 1_000_000; i++) {
            deep = Exprs.get(deep, "a");
        }
        Expr tooDeep = deep;
        assertThatThrownBy(() -> new Condition(Condition.Kind.WHEN, tooDeep, Span.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_policies_of_one_action_refuse_requests_for_another() {
        ActionPolicies view =
                CompiledPolicies.compile(PolicySet.EMPTY, Entities.EMPTY).forAction(EntityUid.of("Action", "edit"));
        assertThatThrownBy(() -> view.decide(request())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_policy_for_another_action_is_no_candidate() throws PolicyException {
        PolicySet set = PolicySet.parse(List.of(
                new Source("p", PERMIT_A + "@id(\"e\") permit(principal, action == Action::\"edit\", resource);")));
        assertThat(CompiledPolicies.compile(set, Entities.EMPTY)
                        .forAction(EntityUid.of("Action", "view"))
                        .candidates())
                .extracting("id")
                .containsExactly("a");
    }

    @Test
    void a_response_met_before_is_not_made_again() throws PolicyException {
        PolicySet set = PolicySet.parse(List.of(new Source(
                "p",
                PERMIT_A
                        + "permit(principal in Group::\"g\", action, resource) when { principal.level >= 2 };"
                        + "forbid(principal, action, resource == Doc::\"secret\");")));
        Entities entities = Entities.parse(new Source(
                "e",
                "[{\"uid\": {\"type\": \"User\", \"id\": \"alice\"}, \"attrs\": {\"level\": 3},"
                        + " \"parents\": [{\"type\": \"Group\", \"id\": \"g\"}]}]"));
        ActionPolicies policies = CompiledPolicies.compile(set, entities).forAction(EntityUid.of("Action", "view"));
        Request request = request();
        Response first = policies.decide(request);
        assertThat(first.determining()).containsExactly("a", "policy1");
        assertThat(policies.decide(request)).isSameAs(first);
    }

    /** The answer of both evaluators, which must be one. */
    private static Response decide(String policies) throws PolicyException {
        PolicySet set = PolicySet.parse(List.of(new Source("p.cedar", policies)));
        Response response = Authorizer.authorize(set, Entities.EMPTY, request());
        Response compiled = CompiledPolicies.compile(set, Entities.EMPTY).decide(request());
        assertThat(Answers.describe(compiled)).isEqualTo(Answers.describe(response));
        return response;
    }

    private static Request request() {
        return new Request(
                EntityUid.of("User", "alice"),
                EntityUid.of("Action", "view"),
                EntityUid.of("Doc", "d"),
                RecordValue.EMPTY);
    }
}
