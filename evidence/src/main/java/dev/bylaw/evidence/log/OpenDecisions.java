// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.RecordTail;
import dev.bylaw.evidence.statement.RecordTail.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The decisions whose action may run and of which no outcome is recorded yet. After a crash these are the ones of which
 * nobody knows what became.
 *
 * <p>One thread.
 */
final class OpenDecisions {

    private final Map<String, RecordRef> open = new LinkedHashMap<>();

    /** A set as it was saved. */
    OpenDecisions(List<RecordRef> saved) {
        for (RecordRef decision : saved) {
            open.put(decision.id(), decision);
        }
    }

    /** Takes the next record of the log into account. */
    void observe(byte[] bytes, int from, int to, byte[] leaf) {
        RecordTail tail = RecordTail.of(bytes, from, to);
        if (tail.kind() == Kind.ALLOWED) {
            open.put(tail.actionId(), new RecordRef(tail.actionId(), leaf, tail.subject()));
        } else if (tail.kind() == Kind.EXECUTION) {
            open.remove(tail.actionId());
        }
    }

    /** The decisions without an outcome, oldest first. */
    List<RecordRef> list() {
        return new ArrayList<>(open.values());
    }
}
