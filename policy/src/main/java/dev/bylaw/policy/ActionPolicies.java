// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.analyze.Reads;
import dev.bylaw.policy.analyze.Requirements;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.compile.ProgramCompiler;
import dev.bylaw.policy.index.ActionIndex;
import dev.bylaw.policy.index.PolicyFile;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;

/** The policies of a {@link CompiledPolicies} that can apply to one action. Any thread may ask. */
public final class ActionPolicies {

    private final EntityUid action;
    private final ActionIndex index;

    ActionPolicies(PolicyFile file, Entities entities, EntityUid action, ProgramCompiler compiler) {
        this.action = action;
        this.index = new ActionIndex(file, entities, action, compiler);
    }

    /** The action. */
    public EntityUid action() {
        return action;
    }

    /** The policies whose scope holds for the action, in the order of the policy set. */
    public List<Policy> candidates() {
        return index.candidates();
    }

    /** What the candidates may look at when they are evaluated. Worked out at each call: ask once. */
    public Requirements requirements() {
        return Reads.of(candidates());
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
        return index.decide(request);
    }
}
