// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.ast.Effect;

/**
 * A policy could not be evaluated for a request. The language skips such a policy, and says so.
 *
 * @param policyId the policy
 * @param effect what it would have done; an enforcer should not ignore an erring forbid
 * @param kind what went wrong, for tools
 * @param message what went wrong and where in the policy. It names attributes and types, and never quotes a value, because
 *     a request's values may be secret
 */
public record EvaluationError(String policyId, Effect effect, Kind kind, String message) {

    /** What can go wrong in an evaluation; nothing else can. */
    public enum Kind {
        MISSING_ENTITY,
        MISSING_ATTRIBUTE,
        MISSING_TAG,
        TYPE,
        ARITHMETIC,
        EXTENSION
    }
}
