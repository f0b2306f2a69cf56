// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.policy.Decision;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.RecordValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides calls by one version of the policies: asks them once for each member of the chain, and combines the answers.
 *
 * <p>Every member must be allowed, with the members above it in {@code context.chain}; so whatever work is handed to, it
 * never gets more than whoever handed it on. The rule beyond Cedar is here too: a {@code forbid} that could not be
 * evaluated denies, where plain Cedar would skip it. Any thread.
 */
final class Decider {

    private static final RecordShape CONTEXT = RecordShape.of("chain", "input", "outlived", "site", "source", "within");
    private static final RecordShape CONTEXT_IN_SESSION =
            RecordShape.of("chain", "input", "outlived", "session", "site", "source", "within");
    private static final SitePolicies[] NONE = {};
    /** Names of tools come from outside, so that nobody can fill the memory with them. */
    private static final int TOOLS_KEPT = 10_000;

    private final PolicyBundle bundle;
    private final Interest interest;

    /** By the number of the site. Read by every call, copied when a site is met for the first time. */
    private volatile SitePolicies[] sites = NONE;

    /** Threads that race make the same one twice. */
    private volatile SitePolicies delegation;

    private final Map<EntityUid, Boolean> spokenOf = new ConcurrentHashMap<>();
    private final Map<Question, SitePolicies> tools = new ConcurrentHashMap<>();

    Decider(PolicyBundle bundle, Interest interest) {
        this.bundle = bundle;
        this.interest = interest;
    }

    /** What these policies know of a site. */
    SitePolicies at(Question question) {
        int number = question.site().id();
        if (number < 0) {
            return atTool(question);
        }
        SitePolicies[] snapshot = sites;
        SitePolicies known = number < snapshot.length ? snapshot[number] : null;
        // A number may have been given to another site since.
        return known != null && known.question() == question ? known : prepare(number, question);
    }

    /** Whether anybody has said anything about the action. */
    boolean speaksOf(EntityUid action) {
        Boolean known = spokenOf.get(action);
        if (known == null) {
            known = bundle.speaksOf(action);
            spokenOf.put(action, known);
        }
        return known;
    }

    /** What these policies know of handing work on, which no site has the number of. */
    SitePolicies atDelegation() {
        SitePolicies known = delegation;
        if (known == null) {
            known = policies(Delegations.QUESTION);
            delegation = known;
        }
        return known;
    }

    /** Tools, and what is read, have no number of their own. */
    private SitePolicies atTool(Question question) {
        SitePolicies known = tools.get(question);
        if (known != null) {
            return known;
        }
        SitePolicies prepared = policies(question);
        if (tools.size() < TOOLS_KEPT) {
            tools.put(question, prepared);
        }
        return prepared;
    }

    private SitePolicies policies(Question question) {
        return new SitePolicies(
                question,
                bundle.compiled().forAction(question.action()),
                interest.of(question),
                interest.any(question),
                bundle.compiled().forAction(question.action()).requirements().mayReadContext("within"),
                bundle.compiled().forAction(question.action()).requirements().mayReadContext("outlived"),
                new Rulings(),
                new LastAsked());
    }

    private synchronized SitePolicies prepare(int number, Question question) {
        SitePolicies prepared = policies(question);
        SitePolicies[] grown = Arrays.copyOf(sites, Math.max(sites.length, number + 1));
        grown[number] = prepared;
        sites = grown;
        return prepared;
    }

    /** The ruling on a call of this site, by this chain, with this {@code context.input}, on this occasion. */
    Ruling decide(SitePolicies at, Chain chain, EntityUid resource, RecordValue input, Occasion occasion) {
        boolean varies = input.size() > 0 || at.readsWithin() || at.readsOutlived();
        Request[] known = varies ? null : at.last().by(chain, resource);
        if (!varies && known == null) {
            known = requests(at.question(), chain, resource);
            at.last().keep(chain, resource, known);
        }
        Ruling all = null;
        for (int i = 0; i < chain.size(); i++) {
            Request request = known == null ? request(at.question(), chain, i, resource, input, occasion) : known[i];
            Response response = at.candidates().decide(request);
            Ruling one = at.rulings().of(response, null);
            if (one == null) {
                one = rule(at, chain.member(i), response);
            }
            if (!one.allowed()) {
                return one;
            }
            all = all == null || all == one ? one : both(at.rulings(), all, one);
        }
        return all;
    }

    private static Request[] requests(Question question, Chain chain, EntityUid resource) {
        Request[] requests = new Request[chain.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = request(question, chain, i, resource, RecordValue.EMPTY, Occasion.UNREAD);
        }
        return requests;
    }

    private static Request request(
            Question question, Chain chain, int member, EntityUid resource, RecordValue input, Occasion occasion) {
        RecordValue context = context(question, chain, member, input, occasion);
        return new Request(chain.member(member), question.action(), resource, context);
    }

    private Ruling rule(SitePolicies at, EntityUid member, Response response) {
        List<String> errors = new ArrayList<>();
        List<String> erringForbids = erringForbids(response, errors);
        if (response.decision() == Decision.DENY || !erringForbids.isEmpty()) {
            return refuse(at.question(), member, response, erringForbids, errors);
        }
        Ruling ruling = allow(List.copyOf(response.determining()), errors);
        // A response with errors is made for one request alone, and would never be met again.
        return errors.isEmpty() ? at.rulings().keep(response, null, ruling) : ruling;
    }

    private Ruling both(Rulings rulings, Ruling one, Ruling other) {
        Ruling known = rulings.of(one, other);
        if (known != null) {
            return known;
        }
        List<String> permitted = new ArrayList<>(one.policies());
        addNew(permitted, other.policies());
        List<String> errors = new ArrayList<>(one.errors());
        addNew(errors, other.errors());
        Ruling both = allow(permitted, errors);
        return errors.isEmpty() ? rulings.keep(one, other, both) : both;
    }

    private static RecordValue context(
            Question question, Chain chain, int member, RecordValue input, Occasion occasion) {
        // The slots are the names in their order.
        RecordShape.Filling context = chain.sessionRecord() == null
                ? CONTEXT.fill()
                        .put(3, question.siteRecord())
                        .put(4, chain.source(member))
                        .put(5, occasion.within())
                : CONTEXT_IN_SESSION
                        .fill()
                        .put(3, chain.sessionRecord())
                        .put(4, question.siteRecord())
                        .put(5, chain.source(member))
                        .put(6, occasion.within());
        return context.put(0, chain.above(member))
                .put(1, input)
                .put(2, occasion.outlivedValue())
                .done();
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

    private Ruling allow(List<String> permitted, List<String> errors) {
        List<String> disclosed = new ArrayList<>();
        Durability durability = null;
        for (String id : permitted) {
            Advice advice = bundle.adviceOf(id);
            addNew(disclosed, advice.disclose());
            durability = stronger(durability, advice.durability());
        }
        return new Ruling(null, permitted, errors, null, null, disclosed, durability);
    }

    private Ruling refuse(
            Question question, EntityUid member, Response response, List<String> erringForbids, List<String> errors) {
        List<String> forbids = List.copyOf(response.determining());
        if (response.decision() == Decision.DENY && !forbids.isEmpty()) {
            return forbid(forbids, errors);
        }
        if (!erringForbids.isEmpty()) {
            String message = RefusalText.erred(erringForbids);
            return new Ruling(Code.FORBID_ERROR, List.of(), errors, message, null, List.of(), null);
        }
        String message = RefusalText.notPermitted(question.action(), member);
        return new Ruling(Code.NO_PERMIT, List.of(), errors, message, null, List.of(), null);
    }

    private Ruling forbid(List<String> forbids, List<String> errors) {
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
        return new Ruling(Code.POLICY, forbids, errors, message, approval, disclosed, durability);
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
