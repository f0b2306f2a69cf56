// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what chunks come to for one request. Nearly always one chunk has something to say; only a second one makes this
 * allocate.
 */
final class Outcomes {

    /** What a chunk came to. */
    record Said(Chunk chunk, long outcome) {}

    private final Request q;
    private final Known principal;
    private final Known resource;
    private Chunk first;
    private long outcome;
    private List<Said> more;

    Outcomes(Request q, Known principal, Known resource) {
        this.q = q;
        this.principal = principal;
        this.resource = resource;
    }

    void add(Chunk[] chunks) {
        for (Chunk chunk : chunks) {
            long said = chunk.outcome(q, principal, resource);
            if (said != 0) {
                add(chunk, said);
            }
        }
    }

    private void add(Chunk chunk, long said) {
        if (first == null) {
            first = chunk;
            outcome = said;
            return;
        }
        if (more == null) {
            more = new ArrayList<>();
            more.add(new Said(first, outcome));
        }
        more.add(new Said(chunk, said));
    }

    boolean isEmpty() {
        return first == null;
    }

    Response response(Entities entities) {
        if (more == null && (outcome & Chunk.ERRED) == 0) {
            return first.response(outcome);
        }
        List<Said> said = more == null ? List.of(new Said(first, outcome)) : more;
        return LazyResponse.of(said, entities, q, principal, resource);
    }
}
