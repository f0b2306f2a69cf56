// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Decision;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.compile.CompiledPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The policies that can match requests of one action, one type of principal and one type of resource. */
final class Bucket {

    private static final Response NO_POLICY = Response.of(Decision.DENY, Set.of(), List.of());

    final String principalType;
    final String resourceType;

    private final Entities entities;
    private final Chunk[] general;
    private final EntityKeys principals;
    private final EntityKeys resources;
    private final boolean looksUpPrincipal;
    private final boolean looksUpResource;

    Bucket(String principalType, String resourceType, Entities entities, List<CompiledPolicy> policies) {
        this.principalType = principalType;
        this.resourceType = resourceType;
        this.entities = entities;
        List<CompiledPolicy> open = new ArrayList<>();
        for (CompiledPolicy policy : policies) {
            if (policy.settled() != CompiledPolicy.Settled.FALSE) {
                open.add(policy);
            }
        }
        this.general = Chunk.of(withKey(open, CompiledPolicy.Key.NOTHING));
        this.principals = EntityKeys.ofPrincipals(withKey(open, CompiledPolicy.Key.PRINCIPAL));
        this.resources = EntityKeys.ofResources(withKey(open, CompiledPolicy.Key.RESOURCE));
        this.looksUpPrincipal = principals.needsAncestors() || open.stream().anyMatch(CompiledPolicy::usesPrincipal);
        this.looksUpResource = resources.needsAncestors() || open.stream().anyMatch(CompiledPolicy::usesResource);
    }

    private static List<CompiledPolicy> withKey(List<CompiledPolicy> policies, CompiledPolicy.Key key) {
        return policies.stream().filter(policy -> policy.key() == key).toList();
    }

    boolean isFor(String principal, String resource) {
        return principalType.equals(principal) && resourceType.equals(resource);
    }

    Response decide(Request q) {
        Known principal = looksUpPrincipal ? entities.find(q.principal()) : null;
        Known resource = looksUpResource ? entities.find(q.resource()) : null;
        Outcomes outcomes = new Outcomes(q, principal, resource);
        outcomes.add(general);
        principals.select(q.principal(), principal, outcomes);
        resources.select(q.resource(), resource, outcomes);
        return outcomes.isEmpty() ? NO_POLICY : outcomes.response(entities);
    }
}
