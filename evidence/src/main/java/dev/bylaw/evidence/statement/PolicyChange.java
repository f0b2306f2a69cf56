// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import java.util.List;

/**
 * That policies were loaded, or refused: predicate {@code policyChange/v0.1}.
 *
 * @param before the documents in force until now; empty at start
 * @param after the documents that were offered
 * @param by what or who offered them
 * @param accepted whether they are in force now
 * @param finding why they were refused; absent when they were accepted
 * @param timeMicros when it happened
 */
public record PolicyChange(
        List<ResourceDescriptor> before,
        List<ResourceDescriptor> after,
        String by,
        boolean accepted,
        String finding,
        long timeMicros)
        implements Statement {
    /** Keeps copies of the lists. */
    public PolicyChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
