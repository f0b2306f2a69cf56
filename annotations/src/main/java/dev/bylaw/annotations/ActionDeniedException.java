// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.util.List;
import java.util.Optional;

/**
 * An invocation was refused, and its body did not run.
 *
 * <p>The message is one sentence that is safe to show to a model or a person: refused, by which policy, why, and what
 * would help. It is built from policy text only and never contains an argument. The exception has no cause, because
 * agent frameworks show the cause's message instead, and no stack trace, because a refusal is an answer and not a
 * fault: what led to it is in the decision record that {@link #decisionId()} names.
 */
public final class ActionDeniedException extends SecurityException {

    private static final long serialVersionUID = 1L;

    private final String decisionId;
    private final List<String> policyIds;
    private final String approval;

    /**
     * Called by the enforcer.
     *
     * @param message what the caller reads
     * @param decisionId the id of the decision record; empty when none could be written
     * @param policyIds the policies that refused; empty when nothing permitted the call
     * @param approval whose approval would lift the refusal, or {@code null} when none would
     */
    public ActionDeniedException(String message, String decisionId, List<String> policyIds, String approval) {
        super(message);
        this.decisionId = decisionId;
        this.policyIds = List.copyOf(policyIds);
        this.approval = approval;
    }

    /** The id of the decision record in the log; empty when the refusal is that no record could be written. */
    public String decisionId() {
        return decisionId;
    }

    /** The ids of the policies that refused, in no particular order; empty when no policy permitted the call. */
    public List<String> policyIds() {
        return policyIds;
    }

    /** The role whose approval would lift this refusal; empty when no approval would. */
    public Optional<String> approval() {
        return Optional.ofNullable(approval);
    }

    /** Does nothing: a refusal has no stack trace. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
