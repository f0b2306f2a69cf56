// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.compile.CompiledPolicy;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Policies filed under the entity that their principal's, or their resource's, scope names. */
final class EntityKeys {

    private static final Chunk[] NONE = {};

    private final Map<EntityUid, Chunk[]> equal;
    private final Map<EntityUid, Chunk[]> in;
    private final EntityUid[] containers;

    private EntityKeys(List<CompiledPolicy> policies, Function<Policy, Scope> scope) {
        Map<EntityUid, List<CompiledPolicy>> equal = new LinkedHashMap<>();
        Map<EntityUid, List<CompiledPolicy>> in = new LinkedHashMap<>();
        for (CompiledPolicy policy : policies) {
            Scope named = scope.apply(policy.policy());
            (named instanceof Scope.Equal ? equal : in)
                    .computeIfAbsent(CompiledPolicy.entity(named), key -> new ArrayList<>())
                    .add(policy);
        }
        this.equal = chunks(equal);
        this.in = chunks(in);
        this.containers = in.keySet().toArray(new EntityUid[0]);
    }

    static EntityKeys ofPrincipals(List<CompiledPolicy> policies) {
        return new EntityKeys(policies, policy -> policy.body().principal());
    }

    static EntityKeys ofResources(List<CompiledPolicy> policies) {
        return new EntityKeys(policies, policy -> policy.body().resource());
    }

    private static Map<EntityUid, Chunk[]> chunks(Map<EntityUid, List<CompiledPolicy>> lists) {
        Map<EntityUid, Chunk[]> chunks = new HashMap<>();
        lists.forEach((key, list) -> chunks.put(key, Chunk.of(list)));
        return chunks;
    }

    /** Whether selecting needs to know what entities are in. */
    boolean needsAncestors() {
        return !in.isEmpty();
    }

    /** Adds the outcomes of the policies filed under the entity, and under what it is in. */
    void select(EntityUid uid, Known known, Outcomes outcomes) {
        if (!equal.isEmpty()) {
            outcomes.add(equal.getOrDefault(uid, NONE));
        }
        if (in.isEmpty()) {
            return;
        }
        outcomes.add(in.getOrDefault(uid, NONE));
        if (known == null) {
            return;
        }
        if (known.ancestorCount() <= containers.length) {
            for (int i = 0; i < known.ancestorCount(); i++) {
                outcomes.add(in.getOrDefault(known.ancestor(i), NONE));
            }
        } else {
            for (EntityUid container : containers) {
                if (known.ancestors().contains(container)) {
                    outcomes.add(in.get(container));
                }
            }
        }
    }
}
