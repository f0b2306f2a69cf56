// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.ast.Effect;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The decision on a request, and why. Immutable; any thread may read it.
 *
 * <p>The decision is there at once. Names and messages may be made when they are first asked for.
 *
 * <p>Requests that come to the same, for the same reasons and without errors, may be given the very same object, and mostly
 * are: who works something out from a response can keep it by the object. Nothing is promised about when two are the same.
 */
public interface Response {

    /** Allow or deny. */
    Decision decision();

    /**
     * The ids of the policies that made the decision: on allow every satisfied permit, on deny every satisfied forbid, of
     * which there may be none. In the order of the policy set.
     */
    Set<String> determining();

    /** The policies that could not be evaluated and were skipped, in the order of the policy set. */
    List<EvaluationError> errors();

    /** Whether one of the skipped policies is a forbid; cheaper than {@link #errors}. */
    boolean isForbidSkipped();

    /** Whether the decision is allow. */
    default boolean isAllowed() {
        return decision() == Decision.ALLOW;
    }

    /** A response of which all is known. */
    static Response of(Decision decision, Set<String> determining, List<EvaluationError> errors) {
        return new Complete(
                decision, Collections.unmodifiableSet(new LinkedHashSet<>(determining)), List.copyOf(errors));
    }

    /** A response of which all is known. */
    record Complete(Decision decision, Set<String> determining, List<EvaluationError> errors) implements Response {
        @Override
        public boolean isForbidSkipped() {
            return errors.stream().anyMatch(error -> error.effect() == Effect.FORBID);
        }
    }
}
