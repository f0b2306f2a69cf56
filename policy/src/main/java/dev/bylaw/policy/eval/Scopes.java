// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.value.EntityUid;

/** Whether the scopes of a policy's head hold. They cannot fail, which is what makes an exact index possible. */
public final class Scopes {

    private Scopes() {}

    /** Whether the scope holds for this principal or resource. */
    public static boolean holds(Scope scope, EntityUid uid, Entities entities) {
        if (scope instanceof Scope.All) {
            return true;
        } else if (scope instanceof Scope.Equal equal) {
            return uid.equals(equal.entity());
        } else if (scope instanceof Scope.In in) {
            return entities.isIn(uid, in.entity());
        } else if (scope instanceof Scope.Is is) {
            return uid.type().equals(is.type());
        } else if (scope instanceof Scope.IsIn isIn) {
            return uid.type().equals(isIn.type()) && entities.isIn(uid, isIn.entity());
        }
        throw new IllegalStateException("a policy has no slots");
    }

    /** Whether the scope holds for this action. */
    public static boolean holds(ActionScope scope, EntityUid action, Entities entities) {
        if (scope instanceof ActionScope.All) {
            return true;
        } else if (scope instanceof ActionScope.Equal equal) {
            return action.equals(equal.entity());
        } else if (scope instanceof ActionScope.In in) {
            return entities.isIn(action, in.entity());
        }
        for (EntityUid group : ((ActionScope.InAny) scope).entities()) {
            if (entities.isIn(action, group)) {
                return true;
            }
        }
        return false;
    }
}
