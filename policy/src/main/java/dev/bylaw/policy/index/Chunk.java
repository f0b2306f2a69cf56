// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Decision;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.compile.CompiledPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Up to {@value #MOST} policies that are found together. What they come to for a request is one number: a bit for each
 * satisfied policy, and a bit that says that some could not be evaluated.
 */
final class Chunk {

    static final int MOST = 63;

    /** Set in an outcome, which makes it negative, when a policy could not be evaluated. */
    private static final long ERRED = 1L << MOST;

    private static final int CACHED = 16;

    private final CompiledPolicy[] policies;
    private final int[] open;
    private final long always;

    // Threads race on the slots without harm: an entry is immutable, and one that gets lost is made again.
    private final Answer[] answers = new Answer[CACHED];

    private record Answer(long outcome, Response response) {}

    Chunk(List<CompiledPolicy> policies) {
        this.policies = policies.toArray(new CompiledPolicy[0]);
        List<Integer> unsettled = new ArrayList<>();
        long always = 0;
        for (int i = 0; i < this.policies.length; i++) {
            if (this.policies[i].settled() == CompiledPolicy.Settled.TRUE) {
                always |= 1L << i;
            } else {
                unsettled.add(i);
            }
        }
        this.open = unsettled.stream().mapToInt(Integer::intValue).toArray();
        this.always = always;
    }

    /** The policies in chunks, in their order. */
    static Chunk[] of(List<CompiledPolicy> policies) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < policies.size(); from += MOST) {
            chunks.add(new Chunk(policies.subList(from, Math.min(from + MOST, policies.size()))));
        }
        return chunks.toArray(new Chunk[0]);
    }

    /** What the policies come to: zero when none is satisfied and all could be evaluated, negative when one could not. */
    long outcome(Request q, Known principal, Known resource) {
        long outcome = always;
        for (int i : open) {
            int result = policies[i].test(q, principal, resource);
            if (result > 0) {
                outcome |= 1L << i;
            } else if (result < 0) {
                outcome |= ERRED;
            }
        }
        return outcome;
    }

    /** Adds the satisfied policies of an outcome. */
    void satisfied(long outcome, List<CompiledPolicy> into) {
        for (int i = 0; i < policies.length; i++) {
            if ((outcome & (1L << i)) != 0) {
                into.add(policies[i]);
            }
        }
    }

    /** Adds the policies that cannot be evaluated for this request. */
    void errors(Request q, Known principal, Known resource, List<CompiledPolicy> into) {
        for (int i : open) {
            if (policies[i].test(q, principal, resource) < 0) {
                into.add(policies[i]);
            }
        }
    }

    /** The response when nothing but this outcome, without errors, came of a request. Mostly it is there already. */
    Response response(long outcome) {
        int slot = (int) (outcome ^ outcome >>> 32) & (CACHED - 1);
        Answer answer = answers[slot];
        if (answer == null || answer.outcome != outcome) {
            answer = new Answer(outcome, make(outcome));
            answers[slot] = answer;
        }
        return answer.response;
    }

    private Response make(long outcome) {
        List<CompiledPolicy> satisfied = new ArrayList<>();
        satisfied(outcome, satisfied);
        return shared(satisfied);
    }

    /** The response that every request gets for which these, in the order of the set, are satisfied and none erred. */
    static Response shared(List<CompiledPolicy> satisfied) {
        boolean forbidden =
                satisfied.stream().anyMatch(policy -> policy.policy().effect() == Effect.FORBID);
        Set<String> ids = new LinkedHashSet<>();
        for (CompiledPolicy policy : satisfied) {
            if (!forbidden || policy.policy().effect() == Effect.FORBID) {
                ids.add(policy.policy().id());
            }
        }
        return Response.of(forbidden ? Decision.DENY : Decision.ALLOW, ids, List.of());
    }
}
