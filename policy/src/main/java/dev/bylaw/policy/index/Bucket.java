// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Decision;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.compile.CompiledPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The policies that can match requests of one action, one type of principal and one type of resource.
 *
 * <p>Nearly always one or two chunks have something to say, without errors; then the response is there already and nothing
 * is allocated. Otherwise everything is gathered anew, slowly.
 */
final class Bucket {

    /** Testing the scopes of this many policies takes less time than looking up the policies by entities. */
    private static final int FEW = 16;

    private static final Response NO_POLICY = Response.of(Decision.DENY, Set.of(), List.of());

    final String principalType;
    final String resourceType;

    private final Entities entities;
    private final Chunk alone;
    private final Chunk[] general;
    private final EntityKeys principals;
    private final EntityKeys resources;
    private final PairAnswers pairs = new PairAnswers();
    private final boolean looksUpPrincipal;
    private final boolean looksUpResource;

    Bucket(String principalType, String resourceType, Ground ground, List<CompiledPolicy> policies) {
        this.principalType = principalType;
        this.resourceType = resourceType;
        this.entities = ground.entities();
        List<CompiledPolicy> open =
                policies.stream().filter(policy -> !policy.isNever()).toList();
        boolean few = open.size() <= FEW;
        this.general = few
                ? Chunk.of(open, CompiledPolicy::rule, ground)
                : Chunk.of(withKey(open, CompiledPolicy.Key.NOTHING), CompiledPolicy::rule, ground);
        List<CompiledPolicy> filed = few ? List.of() : open;
        this.principals = EntityKeys.ofPrincipals(withKey(filed, CompiledPolicy.Key.PRINCIPAL), ground);
        this.resources = EntityKeys.ofResources(withKey(filed, CompiledPolicy.Key.RESOURCE), ground);
        this.alone = few && general.length == 1 ? general[0] : null;
        this.looksUpPrincipal = principals.needsAncestors() || looksUp(open, Variable.PRINCIPAL);
        this.looksUpResource = resources.needsAncestors() || looksUp(open, Variable.RESOURCE);
    }

    private static boolean looksUp(List<CompiledPolicy> policies, Variable variable) {
        return policies.stream().anyMatch(policy -> policy.looksUp(variable));
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
        if (alone == null) {
            return decideInSteps(q, principal, resource);
        }
        long outcome = alone.outcome(q, principal, resource);
        return outcome < 0 ? gather(q, principal, resource) : alone.response(outcome);
    }

    private Response decideInSteps(Request q, Known principal, Known resource) {
        int principalSteps = principals.steps(principal);
        int steps = 1 + principalSteps + resources.steps(resource);
        Chunk first = null;
        Chunk second = null;
        long firstOutcome = 0;
        long secondOutcome = 0;
        for (int step = 0; step < steps; step++) {
            for (Chunk chunk : step(step, principalSteps, q, principal, resource)) {
                long outcome = chunk.outcome(q, principal, resource);
                if (outcome < 0 || (outcome != 0 && second != null)) {
                    return gather(q, principal, resource);
                } else if (outcome != 0 && first == null) {
                    first = chunk;
                    firstOutcome = outcome;
                } else if (outcome != 0) {
                    second = chunk;
                    secondOutcome = outcome;
                }
            }
        }
        if (first == null) {
            return NO_POLICY;
        }
        return second == null
                ? first.response(firstOutcome)
                : pairs.response(first, firstOutcome, second, secondOutcome);
    }

    /** The chunks met in this step: the general ones, those filed under principals, those filed under resources. */
    private Chunk[] step(int step, int principalSteps, Request q, Known principal, Known resource) {
        if (step == 0) {
            return general;
        }
        return step <= principalSteps
                ? principals.at(step - 1, q.principal(), principal)
                : resources.at(step - 1 - principalSteps, q.resource(), resource);
    }

    private Response gather(Request q, Known principal, Known resource) {
        List<CompiledPolicy> satisfied = new ArrayList<>();
        List<CompiledPolicy> erring = new ArrayList<>();
        int principalSteps = principals.steps(principal);
        int steps = 1 + principalSteps + resources.steps(resource);
        for (int step = 0; step < steps; step++) {
            for (Chunk chunk : step(step, principalSteps, q, principal, resource)) {
                chunk.satisfied(chunk.outcome(q, principal, resource), satisfied);
                chunk.errors(q, principal, resource, erring);
            }
        }
        return LazyResponse.of(satisfied, erring, entities, q);
    }
}
