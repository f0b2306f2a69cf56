// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.policy.ActionPolicies;
import dev.bylaw.policy.Decision;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides one call: asks the policies once for each member of the chain, and combines the answers.
 *
 * <p>Every member must be allowed, with the members above it in {@code context.chain}; so whatever work is handed to, it
 * never gets more than whoever handed it on. The rule beyond Cedar is here too: a {@code forbid} that could not be
 * evaluated denies, where plain Cedar would skip it. Pure; any thread.
 */
final class Decider {

    private static final RecordShape CONTEXT = RecordShape.of("chain", "input", "site");
    private static final RecordShape CONTEXT_IN_SESSION = RecordShape.of("chain", "input", "session", "site");

    private final PolicyBundle bundle;

    Decider(PolicyBundle bundle) {
        this.bundle = bundle;
    }

    /** The ruling on a call of this site, by this chain, with these values of its arguments. */
    Ruling decide(Question question, Chain chain, EntityUid resource, Value[] seen) {
        RecordValue input = question.input(seen);
        ActionPolicies candidates = bundle.compiled().forAction(question.action());
        List<String> permitted = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            RecordValue context = context(question, chain, i, input);
            Request request = new Request(chain.member(i), question.action(), resource, context);
            Response response = candidates.decide(request);
            List<String> erringForbids = erringForbids(response, errors);
            if (response.decision() == Decision.DENY || !erringForbids.isEmpty()) {
                return refuse(question, chain.member(i), resource, response, erringForbids, errors);
            }
            addNew(permitted, response.determining());
        }
        return allow(permitted, errors, resource);
    }

    private static RecordValue context(Question question, Chain chain, int member, RecordValue input) {
        SetValue above = chain.above(member);
        // The order of the values is the shape's, which is that of the names.
        return chain.sessionRecord() == null
                ? CONTEXT.record(above, input, question.siteRecord())
                : CONTEXT_IN_SESSION.record(above, input, chain.sessionRecord(), question.siteRecord());
    }

    private static List<String> erringForbids(Response response, List<String> errors) {
        List<String> forbids = new ArrayList<>();
        for (EvaluationError error : response.errors()) {
            addNew(errors, List.of(error.policyId() + ": " + error.message()));
            if (error.effect() == Effect.FORBID) {
                forbids.add(error.policyId());
            }
        }
        return forbids;
    }

    private Ruling allow(List<String> permitted, List<String> errors, EntityUid resource) {
        List<String> disclosed = new ArrayList<>();
        Durability durability = null;
        for (String id : permitted) {
            Advice advice = bundle.adviceOf(id);
            addNew(disclosed, advice.disclose());
            durability = stronger(durability, advice.durability());
        }
        return new Ruling(null, permitted, errors, null, null, resource, disclosed, durability);
    }

    private Ruling refuse(
            Question question,
            EntityUid member,
            EntityUid resource,
            Response response,
            List<String> erringForbids,
            List<String> errors) {
        List<String> forbids = List.copyOf(response.determining());
        if (response.decision() == Decision.DENY && !forbids.isEmpty()) {
            return forbid(forbids, errors, resource);
        }
        if (!erringForbids.isEmpty()) {
            String message = RefusalText.erred(erringForbids);
            return new Ruling(Code.FORBID_ERROR, List.of(), errors, message, null, resource, List.of(), null);
        }
        String message = RefusalText.notPermitted(question.action(), member);
        return new Ruling(Code.NO_PERMIT, List.of(), errors, message, null, resource, List.of(), null);
    }

    private Ruling forbid(List<String> forbids, List<String> errors, EntityUid resource) {
        List<String> disclosed = new ArrayList<>();
        List<String> approvals = new ArrayList<>();
        Durability durability = null;
        String reason = null;
        boolean liftable = true;
        for (String id : forbids) {
            Advice advice = bundle.adviceOf(id);
            addNew(disclosed, advice.disclose());
            durability = stronger(durability, advice.durability());
            reason = reason == null ? advice.reason() : reason;
            liftable &= advice.approval() != null;
            if (advice.approval() != null) {
                addNew(approvals, List.of(advice.approval()));
            }
        }
        String approval = liftable ? String.join(" and a ", approvals) : null;
        String message = RefusalText.forbidden(forbids, reason, approval);
        return new Ruling(Code.POLICY, forbids, errors, message, approval, resource, disclosed, durability);
    }

    private static Durability stronger(Durability one, Durability other) {
        if (one == null || (other != null && other.compareTo(one) > 0)) {
            return other;
        }
        return one;
    }

    private static void addNew(List<String> list, Iterable<String> more) {
        for (String item : more) {
            if (!list.contains(item)) {
                list.add(item);
            }
        }
    }
}
