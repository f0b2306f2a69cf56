// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.compile.CompiledPolicy;
import dev.bylaw.policy.compile.ProgramCompiler;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies whose action scope holds for one action, compiled.
 *
 * <p>A bucket for a pair of types is made when a request first has it. Any thread may ask; two that race make the same
 * bucket twice, and one is forgotten.
 */
public final class ActionIndex {

    /** Types come from the application, not from requests; should that change, memory stays bounded all the same. */
    private static final int MOST_BUCKETS = 1024;

    private final Ground ground;
    private final List<CompiledPolicy> policies = new ArrayList<>();
    private final Map<String, Map<String, Bucket>> buckets = new ConcurrentHashMap<>();
    private volatile Bucket newest;

    /** Compiles the policies that can match the action over this snapshot. */
    public ActionIndex(PolicyFile file, Entities entities, EntityUid action, ProgramCompiler compiler) {
        this.ground = new Ground(entities, compiler);
        for (PolicyFile.Filed filed : file.of(action, entities)) {
            policies.add(new CompiledPolicy(filed.position(), filed.policy(), entities, action));
        }
    }

    /** The decision on a request for the action. */
    public Response decide(Request request) {
        return bucket(request.principal().type(), request.resource().type()).decide(request);
    }

    /** The policies whose action scope holds, in the order of the set. */
    public List<Policy> candidates() {
        return policies.stream().map(CompiledPolicy::policy).toList();
    }

    private Bucket bucket(String principalType, String resourceType) {
        // Most actions meet one pair of types. Not written at every change of pair: threads would fight for the line.
        Bucket only = newest;
        if (only != null && only.isFor(principalType, resourceType)) {
            return only;
        }
        Map<String, Bucket> row = buckets.get(principalType);
        Bucket known = row == null ? null : row.get(resourceType);
        return known == null ? make(principalType, resourceType) : known;
    }

    private Bucket make(String principalType, String resourceType) {
        List<CompiledPolicy> matching = new ArrayList<>();
        for (CompiledPolicy policy : policies) {
            if (canMatch(policy.policy().body().principal(), principalType)
                    && canMatch(policy.policy().body().resource(), resourceType)) {
                matching.add(policy);
            }
        }
        Bucket bucket = new Bucket(principalType, resourceType, ground, matching);
        int count = 0;
        for (Map<String, Bucket> row : buckets.values()) {
            count += row.size();
        }
        if (count < MOST_BUCKETS) {
            buckets.computeIfAbsent(principalType, type -> new ConcurrentHashMap<>())
                    .put(resourceType, bucket);
            newest = bucket;
        }
        return bucket;
    }

    private static boolean canMatch(Scope scope, String type) {
        if (scope instanceof Scope.Is is) {
            return is.type().equals(type);
        } else if (scope instanceof Scope.IsIn isIn) {
            return isIn.type().equals(type);
        } else if (scope instanceof Scope.Equal equal) {
            return equal.entity().type().equals(type);
        }
        return true;
    }
}
