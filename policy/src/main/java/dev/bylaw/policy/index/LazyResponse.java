// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.index;

import dev.bylaw.policy.Decision;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.compile.CompiledPolicy;
import dev.bylaw.policy.eval.Interpreter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A response that is not shared by many requests. The messages are made by the interpreter, when they are asked for. */
final class LazyResponse implements Response {

    private final Decision decision;
    private final List<CompiledPolicy> determining;
    private final List<CompiledPolicy> erring;
    private final Entities entities;
    private final Request request;

    private LazyResponse(
            Decision decision,
            List<CompiledPolicy> determining,
            List<CompiledPolicy> erring,
            Entities entities,
            Request request) {
        this.decision = decision;
        this.determining = determining;
        this.erring = erring;
        this.entities = entities;
        this.request = request;
    }

    /** The response when these policies are satisfied and those could not be evaluated; both lists are taken over. */
    static Response of(
            List<CompiledPolicy> satisfied, List<CompiledPolicy> erring, Entities entities, Request request) {
        boolean forbidden =
                satisfied.stream().anyMatch(policy -> policy.policy().effect() == Effect.FORBID);
        if (forbidden) {
            satisfied.removeIf(policy -> policy.policy().effect() == Effect.PERMIT);
        }
        satisfied.sort(CompiledPolicy.BY_POSITION);
        erring.sort(CompiledPolicy.BY_POSITION);
        Decision decision = forbidden || satisfied.isEmpty() ? Decision.DENY : Decision.ALLOW;
        return new LazyResponse(decision, satisfied, erring, entities, request);
    }

    @Override
    public Decision decision() {
        return decision;
    }

    @Override
    public Set<String> determining() {
        Set<String> ids = new LinkedHashSet<>();
        determining.forEach(policy -> ids.add(policy.policy().id()));
        return Collections.unmodifiableSet(ids);
    }

    @Override
    public List<EvaluationError> errors() {
        Interpreter interpreter = new Interpreter(entities, request);
        List<EvaluationError> errors = new ArrayList<>();
        for (CompiledPolicy policy : erring) {
            errors.add(interpreter.evaluate(policy.policy()).error().orElseThrow());
        }
        return List.copyOf(errors);
    }

    @Override
    public boolean isForbidSkipped() {
        return erring.stream().anyMatch(policy -> policy.policy().effect() == Effect.FORBID);
    }
}
