// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Response;
import dev.bylaw.policy.compile.CompiledPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers responses that two chunks made together, so that the next one like it allocates nothing. Threads race on the
 * slots without harm: an entry is immutable, and one that gets lost is made again.
 */
final class PairAnswers {

    private static final int SLOTS = 32;

    private final Answer[] answers = new Answer[SLOTS];

    private record Answer(Chunk first, long firstOutcome, Chunk second, long secondOutcome, Response response) {
        boolean isFor(Chunk a, long aOutcome, Chunk b, long bOutcome) {
            return first == a && firstOutcome == aOutcome && second == b && secondOutcome == bOutcome;
        }
    }

    Response response(Chunk first, long firstOutcome, Chunk second, long secondOutcome) {
        long mixed = (firstOutcome * 31 + secondOutcome) * 31 + second.hashCode();
        int slot = (int) (mixed ^ mixed >>> 32) & (SLOTS - 1);
        Answer answer = answers[slot];
        if (answer == null || !answer.isFor(first, firstOutcome, second, secondOutcome)) {
            List<CompiledPolicy> satisfied = new ArrayList<>();
            first.satisfied(firstOutcome, satisfied);
            second.satisfied(secondOutcome, satisfied);
            satisfied.sort(CompiledPolicy.BY_POSITION);
            answer = new Answer(first, firstOutcome, second, secondOutcome, Chunk.shared(satisfied));
            answers[slot] = answer;
        }
        return answer.response;
    }
}
