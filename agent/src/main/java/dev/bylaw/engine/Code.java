// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

/** Why an invocation was refused, as it stands in records and statistics. Never reused for another meaning. */
enum Code {
    /** A policy forbids it. */
    POLICY("policy"),
    /** No policy permits it. */
    NO_PERMIT("no-permit"),
    /** A {@code forbid} could not be evaluated; plain Cedar would have skipped it. */
    FORBID_ERROR("forbid-error"),
    /** Nobody is bound to the call. */
    UNATTRIBUTED("unattributed"),
    /** The arguments do not name the resource. */
    NO_RESOURCE("no-resource"),
    /** The call began before policies were loaded that want its arguments, and was decided after. */
    POLICIES_CHANGED("policies-changed"),
    /** A governed method was entered while a decision was being made on the same thread. */
    REENTRANT("reentrant"),
    /** The site cannot be decided about, for the reason that was reported when it was woven. */
    UNUSABLE_SITE("unusable-site"),
    /** A policy that can apply to the site does not fit its parameters; it was reported when the site was woven. */
    POLICY_MISMATCH("policy-mismatch"),
    /** Work is handed to somebody who handed it on before. */
    DELEGATION_LOOP("delegation-loop"),
    /** Work is handed on once more than is allowed. */
    DELEGATION_DEPTH("delegation-depth"),
    /** The time is over that the work was given. */
    DEADLINE("deadline"),
    /** The calls are used up that the work was given. */
    BUDGET("budget"),
    /** The action is none of those that the work was handed on for. */
    TASK("task"),
    /** It would write what is nobody's to write: the enforcer's own files, or the memory of a process. */
    PROTECTED("protected"),
    /** What the model asked of a tool cannot be read, or only in more than one way. */
    ARGUMENTS_UNREADABLE("arguments-unreadable"),
    /** The tool's method got another value than the model asked for, and a policy reads it. */
    ARGUMENTS_DIFFER("arguments-differ"),
    /** The enforcer failed. */
    ENGINE_ERROR("engine-error"),
    /** The decision could not be recorded. */
    RECORD_ERROR("record-error");

    private final String text;

    Code(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
