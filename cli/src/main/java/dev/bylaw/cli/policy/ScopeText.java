// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.value.EntityUid;

/** The three parts of a policy's scope, as policies write them. */
final class ScopeText {

    private ScopeText() {}

    static String principal(Policy policy) {
        return "principal" + of(policy.body().principal());
    }

    static String resource(Policy policy) {
        return "resource" + of(policy.body().resource());
    }

    static String action(Policy policy) {
        ActionScope scope = policy.body().action();
        if (scope instanceof ActionScope.Equal equal) {
            return "action == " + equal.entity();
        } else if (scope instanceof ActionScope.In in) {
            return "action in " + in.entity();
        } else if (scope instanceof ActionScope.InAny any) {
            return "action in ["
                    + String.join(
                            ", ",
                            any.entities().stream().map(EntityUid::toString).toList())
                    + "]";
        }
        return "action";
    }

    // A policy has no slots: those of a template are filled by its link.
    private static String of(Scope scope) {
        if (scope instanceof Scope.Equal equal) {
            return " == " + equal.entity();
        } else if (scope instanceof Scope.In in) {
            return " in " + in.entity();
        } else if (scope instanceof Scope.Is is) {
            return " is " + is.type();
        } else if (scope instanceof Scope.IsIn isIn) {
            return " is " + isIn.type() + " in " + isIn.entity();
        }
        return "";
    }
}
