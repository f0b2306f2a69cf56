// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.value.EntityUid;

/** The policies of a {@link CompiledPolicies} that can apply to one action. */
public final class ActionPolicies {

    private final CompiledPolicies all;
    private final EntityUid action;

    ActionPolicies(CompiledPolicies all, EntityUid action) {
        this.all = all;
        this.action = action;
    }

    /** The action. */
    public EntityUid action() {
        return action;
    }

    /**
     * The decision on a request for this action.
     *
     * @throws IllegalArgumentException when the request is for another action
     */
    public Response decide(Request request) {
        if (!request.action().equals(action)) {
            throw new IllegalArgumentException(
                    "These are the policies for " + action + ", not " + request.action() + ".");
        }
        return Authorizer.authorize(all.policies(), all.entities(), request);
    }
}
