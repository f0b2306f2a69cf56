// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;

/**
 * What was decided about one call, for every member of its chain together. Immutable.
 *
 * @param code why it is refused; {@code null} when it is allowed
 * @param policies the policies that decided: on allow all that permitted, on a refusal those that forbade
 * @param errors policies that could not be evaluated, each with its error
 * @param message what the refused caller reads; {@code null} when it is allowed
 * @param approval whose approval would lift the refusal; {@code null} when nobody's would
 * @param resource the resource, or {@code null} when it could not be named
 * @param disclosed the parameters that the deciding policies want in clear
 * @param durability the level that the deciding policies demand; {@code null} when they demand none
 */
record Ruling(
        Code code,
        List<String> policies,
        List<String> errors,
        String message,
        String approval,
        EntityUid resource,
        List<String> disclosed,
        Durability durability) {

    /** Whether the policies allow the call. */
    boolean allowed() {
        return code == null;
    }

    /** A refusal that no policy made. */
    static Ruling refused(Code code, String message, EntityUid resource) {
        return new Ruling(code, List.of(), List.of(), message, null, resource, List.of(), null);
    }
}
