// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.compile.ProgramCompiler;
import dev.bylaw.policy.index.PolicyFile;
import dev.bylaw.policy.value.EntityUid;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A policy set over a snapshot of entities, ready to decide fast.
 *
 * <h2>Guarantees</h2>
 * The same decision, determining policies and errors as {@link Authorizer#authorize}, for every request. The time of a
 * decision depends on the policies that can match the request, not on how many there are.
 * <h2>Threads</h2>
 * Any thread may decide; nothing locks. What changes, policies or entities, needs a new instance: swap the reference.
 */
public final class CompiledPolicies {

    /** Actions beyond this number are compiled anew for each request, so that hostile ones cannot fill the memory. */
    private static final int MOST_ACTIONS = 10_000;

    private final PolicySet policies;
    private final PolicyFile file;
    private final Entities entities;
    private final ProgramCompiler compiler;
    private final Map<EntityUid, ActionPolicies> actions = new ConcurrentHashMap<>();

    private CompiledPolicies(PolicySet policies, Entities entities, ProgramCompiler compiler) {
        this.policies = policies;
        this.file = new PolicyFile(policies);
        this.entities = entities;
        this.compiler = compiler;
    }

    /** Makes the policies ready over these entities. */
    public static CompiledPolicies compile(PolicySet policies, Entities entities) {
        return compile(policies, entities, ProgramCompiler.NONE);
    }

    /** Makes the policies ready over these entities; what is asked often is given to the compiler. */
    public static CompiledPolicies compile(PolicySet policies, Entities entities, ProgramCompiler compiler) {
        return new CompiledPolicies(policies, entities, compiler);
    }

    /** The policies that can apply to this action. Look it up once for each place that asks, and keep it. */
    public ActionPolicies forAction(EntityUid action) {
        ActionPolicies known = actions.get(action);
        if (known != null) {
            return known;
        }
        ActionPolicies made = new ActionPolicies(file, entities, action, compiler);
        if (actions.size() >= MOST_ACTIONS) {
            return made;
        }
        ActionPolicies other = actions.putIfAbsent(action, made);
        return other == null ? made : other;
    }

    /** The decision on the request. */
    public Response decide(Request request) {
        return forAction(request.action()).decide(request);
    }

    /** The policies this was made of. */
    public PolicySet policies() {
        return policies;
    }

    /** The entities this was made over. */
    public Entities entities() {
        return entities;
    }
}
