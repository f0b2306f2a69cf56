// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.policy.value.EntityUid;
import java.util.List;

/**
 * Words a refusal: one sentence or two, for a model and for a person. Refused, by which policy, why, what would help.
 *
 * <p>The words come from policies and from us; no argument is ever in them, so that nobody can have a refusal say what
 * they like.
 */
final class RefusalText {

    static final String UNATTRIBUTED = "Refused: nobody is bound to this call, so nobody can be allowed it."
            + " The service must say who acts, with Bylaw.as, on the thread that calls.";
    static final String NO_RESOURCE =
            "Refused: the arguments do not say what is acted upon." + " Give the one that names the resource a value.";
    static final String POLICIES_CHANGED = "Refused: the policies changed while this call began. Try again.";
    static final String REENTRANT =
            "Refused: governed code was called while a decision was being made on the same thread.";
    static final String ENGINE_ERROR = "Refused: the decision could not be made, and what is not decided is not done."
            + " The operator's log says why.";
    static final String RECORD_ERROR = "Refused: the decision could not be recorded, and what is not recorded is not"
            + " done. The operator's log says why.";
    static final String MISMATCH = "the policies do not fit this method, so no call of it can be decided."
            + " The operator's log says which policy, and what to correct.";
    static final String UNKNOWN_SITE = "Refused: this governed method is not known to the enforcer.";

    static final String DELEGATION_LOOP = "Refused: whoever shall do this has handed it on before, so the work would go"
            + " round in a circle. Do not try again; answer with what there is.";
    static final String DELEGATION_DEPTH = "Refused: this work has been handed on as often as it may be. Do it without"
            + " handing it on, or answer with what there is.";
    static final String DEADLINE =
            "Refused: the time is over that this work was given. Answer with what there is, or have"
                    + " it handed on anew with more time.";
    static final String BUDGET =
            "Refused: the calls are used up that this work was given. Answer with what there is, or"
                    + " have it handed on anew with more calls.";

    /** Added where a framework may try to hand work on once more before a model has read why it cannot be. */
    static final String FINAL = " Trying again will not help.";

    static final String ARGUMENTS_UNREADABLE =
            "Refused: the arguments of this tool call cannot be read. Give one JSON object"
                    + " in which no name stands twice.";
    static final String ARGUMENTS_DIFFER =
            "Refused: the tool was about to be run with other arguments than were asked for."
                    + " Tell whoever owns the service.";

    private RefusalText() {}

    /** A refusal because the work was handed on for other actions. */
    static String notTheTask(EntityUid action) {
        return "Refused: this work was handed on for other actions than " + action.id()
                + ". Answer with what there is, or" + " have it handed on anew for this action.";
    }

    /** A refusal by these policies; the first one's reason is told, and whose approval would lift all of them. */
    static String forbidden(List<String> policies, String reason, String approval) {
        StringBuilder text = new StringBuilder("Refused by ").append(named(policies));
        if (reason != null) {
            text.append(": ").append(reason);
        }
        end(text);
        if (approval != null) {
            text.append(" Ask a ").append(approval).append(" to approve.");
        }
        return text.toString();
    }

    /** A refusal because these prohibitions could not be evaluated. */
    static String erred(List<String> policies) {
        return "Refused by " + named(policies) + ": a prohibition that cannot be evaluated denies. Ask whoever owns the"
                + " policies; the operator's log says what is wrong.";
    }

    /** A refusal because no policy permits it. */
    static String notPermitted(EntityUid action, EntityUid principal) {
        return "Refused: no policy permits " + action.id() + " for " + principal + ". Ask whoever owns the policies.";
    }

    private static String named(List<String> policies) {
        return (policies.size() == 1 ? "policy " : "policies ") + String.join(", ", policies);
    }

    private static void end(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        if (last != '.' && last != '!' && last != '?') {
            text.append('.');
        }
    }
}
