// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the head of a policy names. */
final class Heads {

    private Heads() {}

    /** The entities, actions included, in the order of the text. */
    static List<EntityUid> entities(PolicyBody policy) {
        List<EntityUid> all = new ArrayList<>();
        entity(policy.principal()).ifPresent(all::add);
        all.addAll(actions(policy.action()));
        entity(policy.resource()).ifPresent(all::add);
        return all;
    }

    static List<EntityUid> actions(ActionScope scope) {
        if (scope instanceof ActionScope.Equal equal) {
            return List.of(equal.entity());
        } else if (scope instanceof ActionScope.In in) {
            return List.of(in.entity());
        }
        return scope instanceof ActionScope.InAny in ? in.entities() : List.of();
    }

    static Optional<EntityUid> entity(Scope scope) {
        if (scope instanceof Scope.Equal equal) {
            return Optional.of(equal.entity());
        } else if (scope instanceof Scope.In in) {
            return Optional.of(in.entity());
        }
        return scope instanceof Scope.IsIn isIn ? Optional.of(isIn.entity()) : Optional.empty();
    }

    /** The type after {@code is}. */
    static Optional<String> type(Scope scope) {
        if (scope instanceof Scope.Is is) {
            return Optional.of(is.type());
        } else if (scope instanceof Scope.IsIn isIn) {
            return Optional.of(isIn.type());
        }
        return scope instanceof Scope.IsInSlot isIn ? Optional.of(isIn.type()) : Optional.empty();
    }
}
