// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import java.util.List;

/**
 * That a person approved or declined what a policy had escalated: predicate {@code approval/v0.1}.
 *
 * @param id the approval's own id
 * @param decision the escalated decision
 * @param granted whether it was approved
 * @param by who answered
 * @param role the role that the policy asked for
 * @param method how the answer was given and its giver known
 * @param lifts the ids of the policies whose refusal it lifts
 * @param expiresMicros when it ends; 0 when it does not
 * @param documentSha256 the SHA-256, in hexadecimal, of what the approver signed; absent when nothing was
 * @param timeMicros when it was given
 */
public record Approval(
        String id,
        RecordRef decision,
        boolean granted,
        String by,
        String role,
        String method,
        List<String> lifts,
        long expiresMicros,
        String documentSha256,
        long timeMicros)
        implements Statement {
    /** Keeps a copy of the list. */
    public Approval {
        lifts = List.copyOf(lifts);
    }
}
