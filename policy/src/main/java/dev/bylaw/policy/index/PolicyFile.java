// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.eval.Scopes;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The policies of a set, filed under the one action that their scope names, so that those of an action are found without
 * looking at all of them. Immutable.
 */
public final class PolicyFile {

    /** A policy, and its position in the set, from 0. */
    record Filed(int position, Policy policy) {}

    private final Map<EntityUid, List<Filed>> ofOneAction = new HashMap<>();
    private final List<Filed> others = new ArrayList<>();

    /** Files the policies of the set. */
    public PolicyFile(PolicySet set) {
        int position = 0;
        for (Policy policy : set.policies()) {
            Filed filed = new Filed(position++, policy);
            if (policy.body().action() instanceof ActionScope.Equal equal) {
                ofOneAction
                        .computeIfAbsent(equal.entity(), action -> new ArrayList<>())
                        .add(filed);
            } else {
                others.add(filed);
            }
        }
    }

    /** The policies whose action scope holds for the action, in the order of the set. */
    List<Filed> of(EntityUid action, Entities entities) {
        List<Filed> own = ofOneAction.getOrDefault(action, List.of());
        List<Filed> all = new ArrayList<>();
        int next = 0;
        for (Filed other : others) {
            if (Scopes.holds(other.policy().body().action(), action, entities)) {
                while (next < own.size() && own.get(next).position() < other.position()) {
                    all.add(own.get(next++));
                }
                all.add(other);
            }
        }
        all.addAll(own.subList(next, own.size()));
        return all;
    }
}
