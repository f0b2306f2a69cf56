// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Decision;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.compile.CompiledPolicy;
import dev.bylaw.policy.compile.Evaluator;
import dev.bylaw.policy.compile.Program;
import dev.bylaw.policy.compile.ProgramCompiler;
import dev.bylaw.policy.compile.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Up to {@value Evaluator#MOST} policies that are found together, and the responses that were given for them.
 */
final class Chunk {

    private static final int CACHED_BITS = 6;

    private final CompiledPolicy[] policies;
    private final Program program;
    private final ProgramCompiler compiler;

    // Threads race without harm: either evaluator is right and safe to hand over. The count is written no more after a
    // while, so that threads do not fight for its line.
    private Evaluator evaluator;
    private int callsToGo;

    // Threads race on the slots without harm: an entry is immutable, and one that gets lost is made again.
    private final Answer[] answers = new Answer[1 << CACHED_BITS];

    private record Answer(long outcome, Response response) {}

    private Chunk(List<CompiledPolicy> policies, Function<CompiledPolicy, Rule> rule, Ground ground) {
        this.policies = policies.toArray(new CompiledPolicy[0]);
        this.program = new Program(policies.stream().map(rule).toList(), ground.entities());
        this.compiler = ground.compiler();
        this.evaluator = program;
        this.callsToGo = compiler.calls();
    }

    /** The policies in chunks, in their order, each with what is left to ask of it. */
    static Chunk[] of(List<CompiledPolicy> policies, Function<CompiledPolicy, Rule> rule, Ground ground) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < policies.size(); from += Evaluator.MOST) {
            int to = Math.min(from + Evaluator.MOST, policies.size());
            chunks.add(new Chunk(policies.subList(from, to), rule, ground));
        }
        return chunks.toArray(new Chunk[0]);
    }

    /** What the policies come to, see {@link Evaluator#outcome}. */
    long outcome(Request q, Known principal, Known resource) {
        long candidates = program.candidates(q, principal, resource);
        if (candidates == 0) {
            return 0;
        }
        long outcome = evaluator.outcome(candidates, q, principal, resource);
        if (callsToGo > 0) {
            count();
        }
        return outcome;
    }

    private void count() {
        int left = callsToGo - 1;
        callsToGo = left;
        if (left == 0) {
            compiler.compile(program, made -> evaluator = made);
        }
    }

    /** Adds the satisfied policies of an outcome. */
    void satisfied(long outcome, List<CompiledPolicy> into) {
        addAll(outcome, into);
    }

    /** Adds the policies that cannot be evaluated for this request. */
    void errors(Request q, Known principal, Known resource, List<CompiledPolicy> into) {
        addAll(program.errors(program.candidates(q, principal, resource), q, principal, resource), into);
    }

    private void addAll(long bits, List<CompiledPolicy> into) {
        for (int i = 0; i < policies.length; i++) {
            if ((bits & (1L << i)) != 0) {
                into.add(policies[i]);
            }
        }
    }

    /** The response when nothing but this outcome, without errors, came of a request. Mostly it is there already. */
    Response response(long outcome) {
        // Outcomes differ in few bits anywhere; the multiplication brings all of them to the top.
        int slot = (int) ((outcome * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - CACHED_BITS));
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
        return Response.of(forbidden || ids.isEmpty() ? Decision.DENY : Decision.ALLOW, ids, List.of());
    }
}
