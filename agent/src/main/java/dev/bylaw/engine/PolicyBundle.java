// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.schema.PolicyCheck;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a decision is made against, of one version. Immutable; a call takes one bundle and keeps it, so what is
 * recorded is what decided, whatever is loaded meanwhile.
 *
 * @param compiled the policies, ready to decide over the entities
 * @param schema the user's own schema
 * @param advice what each policy says to the enforcer, by id
 * @param documents what all of this was made of
 */
record PolicyBundle(
        CompiledPolicies compiled, Optional<Schema> schema, Map<String, Advice> advice, Documents documents) {

    /** The documents, by name and digest, as records cite them. */
    List<ResourceDescriptor> resources() {
        return documents.cited();
    }

    /** How many policies there are. */
    int size() {
        return compiled.policies().size();
    }

    /** Whether any policy wants the argument of this name in clear. */
    boolean discloses(String parameter) {
        for (Advice each : advice.values()) {
            if (each.disclose().contains(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the head of a policy, or the user's own schema, names the action of handing work on. */
    boolean speaksOfDelegation() {
        return speaksOf(Delegations.ACTION);
    }

    /** Whether the head of a policy, or the user's own schema, names the action. */
    boolean speaksOf(EntityUid action) {
        return schema.flatMap(declared -> declared.action(action)).isPresent()
                || PolicyCheck.headsName(compiled.policies(), action);
    }

    /** What this policy says to the enforcer. */
    Advice adviceOf(String policy) {
        return advice.getOrDefault(policy, Advice.NONE);
    }
}
