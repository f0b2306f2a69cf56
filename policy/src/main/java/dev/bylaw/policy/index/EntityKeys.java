// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.compile.CompiledPolicy;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.UidMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Policies filed under the entity that their principal's, or their resource's, scope names.
 *
 * <p>An entity meets them in a number of steps: by its own name twice, for {@code ==} and for {@code in}, and then by
 * whichever are fewer, the entities it is in or the entities that policies name.
 */
final class EntityKeys {

    private static final Chunk[] NONE = {};
    private static final int BY_OWN_NAME = 2;

    private final UidMap<Chunk[]> equal;
    private final UidMap<Chunk[]> in;
    private final boolean namesAny;
    private final EntityUid[] containers;

    private EntityKeys(List<CompiledPolicy> policies, Function<Policy, Scope> scope, Ground ground) {
        Map<EntityUid, List<CompiledPolicy>> equal = new LinkedHashMap<>();
        Map<EntityUid, List<CompiledPolicy>> in = new LinkedHashMap<>();
        for (CompiledPolicy policy : policies) {
            Scope named = scope.apply(policy.policy());
            (named instanceof Scope.Equal ? equal : in)
                    .computeIfAbsent(
                            ground.entities().canonical(CompiledPolicy.entity(named)), key -> new ArrayList<>())
                    .add(policy);
        }
        this.equal = chunks(equal, ground);
        this.in = chunks(in, ground);
        this.namesAny = !equal.isEmpty();
        this.containers = in.keySet().toArray(new EntityUid[0]);
    }

    static EntityKeys ofPrincipals(List<CompiledPolicy> policies, Ground ground) {
        return new EntityKeys(policies, policy -> policy.body().principal(), ground);
    }

    static EntityKeys ofResources(List<CompiledPolicy> policies, Ground ground) {
        return new EntityKeys(policies, policy -> policy.body().resource(), ground);
    }

    private static UidMap<Chunk[]> chunks(Map<EntityUid, List<CompiledPolicy>> lists, Ground ground) {
        Map<EntityUid, Chunk[]> chunks = new HashMap<>();
        lists.forEach((key, list) -> chunks.put(key, Chunk.of(list, CompiledPolicy::ruleWhenFiled, ground)));
        return new UidMap<>(chunks);
    }

    /** Whether stepping needs to know what entities are in. */
    boolean needsAncestors() {
        return containers.length > 0;
    }

    /** How many steps an entity takes, of which this is known. */
    int steps(Known known) {
        if (containers.length == 0) {
            return namesAny ? 1 : 0;
        }
        return known == null ? BY_OWN_NAME : BY_OWN_NAME + Math.min(known.ancestorCount(), containers.length);
    }

    /** The policies that the entity meets in this step, from 0. Each policy is met at most once. */
    Chunk[] at(int step, EntityUid uid, Known known) {
        if (step == 0) {
            return namesAny ? equal.getOrDefault(uid, NONE) : NONE;
        } else if (step == 1) {
            return in.getOrDefault(uid, NONE);
        } else if (known.ancestorCount() <= containers.length) {
            return in.getOrDefault(known.ancestor(step - BY_OWN_NAME), NONE);
        }
        EntityUid container = containers[step - BY_OWN_NAME];
        return known.ancestors().contains(container) ? in.get(container) : NONE;
    }
}
