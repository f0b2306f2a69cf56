// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * What one record says. Immutable; the predicate type of each is {@code https://bylaw.dev/<name>/v0.1}.
 *
 * <p>Texts may be anything, however hostile or long: {@link StatementEncoder} makes one valid record of them.
 */
public sealed interface Statement
        permits Decision, Execution, Approval, PolicyChange, Coverage, Heartbeat, Recovery, KeyChange {

    /** When this was stated, in microseconds since 1970-01-01T00:00:00Z. */
    long timeMicros();
}
