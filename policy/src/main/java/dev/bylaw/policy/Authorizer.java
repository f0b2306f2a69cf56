// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.eval.Interpreter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides a request by evaluating every policy, one by one: the definition, which {@link CompiledPolicies} must equal.
 *
 * <p>A request is denied unless a permit is satisfied and no forbid is. A policy that cannot be evaluated is skipped and
 * reported.
 */
public final class Authorizer {

    private Authorizer() {}

    /** The decision on the request. Total: it never throws, whatever the policies, entities and request are. */
    public static Response authorize(PolicySet policies, Entities entities, Request request) {
        Interpreter interpreter = new Interpreter(entities, request);
        Set<String> permits = new LinkedHashSet<>();
        Set<String> forbids = new LinkedHashSet<>();
        List<EvaluationError> errors = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            Interpreter.Outcome outcome = interpreter.evaluate(policy);
            Optional<EvaluationError> error = outcome.error();
            if (error.isPresent()) {
                errors.add(error.get());
            } else if (outcome.satisfied()) {
                (policy.effect() == Effect.PERMIT ? permits : forbids).add(policy.id());
            }
        }
        return forbids.isEmpty() && !permits.isEmpty()
                ? Response.of(Decision.ALLOW, permits, errors)
                : Response.of(Decision.DENY, forbids, errors);
    }
}
