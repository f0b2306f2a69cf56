// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.identity.HandOver;
import dev.bylaw.engine.identity.Limits;
import dev.bylaw.engine.identity.Opening;
import dev.bylaw.engine.identity.Source;
import dev.bylaw.engine.identity.Terms;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands work on from one principal to the next: an action like any other, {@code Action::"delegate"}, of which the resource is
 * whoever is to do the work.
 *
 * <h2>Guarantees</h2>
 * In enforce mode, {@link #open} binds a longer chain only where everybody in the shorter one may hand this work to that
 * principal, and where the limits allow it: nobody is in a chain twice, and none is longer than configured. A delegation that
 * was decided is recorded before the body runs, and its outcome after.
 * <h2>Not guaranteed</h2>
 * A record of a delegation that nobody governs: it only narrows, and whatever is done under it carries the whole chain.
 * <h2>Threads</h2>
 * Any thread of the application. No lock is taken.
 */
final class Delegations {

    /** Handing work on, as policies ask for it. */
    static final EntityUid ACTION = EntityUid.of("Action", "delegate");

    /** Where work is handed on: no method of the application's, so no number is woven anywhere. */
    static final Site SITE = new Site(
            -1,
            "dev.bylaw.annotations.Bylaw",
            "delegate",
            "(Ldev/bylaw/annotations/Principal;)Ldev/bylaw/annotations/Binding;",
            0x0009,
            ACTION.id(),
            null,
            List.of(
                    new Parameter("depth", "I", null, false, false, null),
                    optional("calls", "Ljava/lang/Integer;"),
                    optional("time", "Ljava/time/Duration;")),
            new Origin.Delegation());

    static final Question QUESTION = Question.of(SITE);

    private final PolicyStore policies;
    private final Bindings bindings;
    private final Docket docket;
    private final Settings.Delegation settings;
    private final Runnable beforeFirst;

    Delegations(
            PolicyStore policies,
            Bindings bindings,
            Docket docket,
            Settings.Delegation settings,
            Runnable beforeFirst) {
        this.policies = policies;
        this.bindings = bindings;
        this.docket = docket;
        this.settings = settings;
        this.beforeFirst = beforeFirst;
    }

    private static Parameter optional(String name, String type) {
        return new Parameter(name, "Ljava/util/Optional;", "Ljava/util/Optional<" + type + ">;", false, false, null);
    }

    /** Whether policies are asked about handing work on. */
    static boolean areGoverned(Settings.Delegation settings, PolicyBundle bundle) {
        return switch (settings.mode()) {
            case GOVERNED -> true;
            case OPEN -> false;
            case AUTO -> bundle.speaksOfDelegation();
        };
    }

    /** A binding, and the delegations that led to it. The application holds it as an opaque object. */
    static final class Open {
        private final Object scope;
        private final List<Actor.Call> calls;
        private boolean ended;

        private Open(Object scope, List<Actor.Call> calls) {
            this.scope = scope;
            this.calls = calls;
        }
    }

    /** Binds what code asks for. Returns what {@link #close} needs. */
    Object open(Opening wanted) {
        List<Actor.Call> calls = new ArrayList<>(1);
        try {
            HandOver asking = (chain, to) -> handOver(chain, to, wanted.limits(), Source.API, calls);
            Object scope = bindings.open(wanted, asking);
            return calls.isEmpty() ? scope : new Open(scope, calls);
        } catch (RuntimeException | Error refused) {
            end(calls, refused);
            throw refused;
        }
    }

    /**
     * Binds an agent to which a framework hands work on. Returns what ends it; {@code null} where nobody acts, so that nobody
     * does from there on either.
     */
    Open handOn(String agent) {
        List<Actor.Call> calls = new ArrayList<>(1);
        HandOver asking = (chain, to) -> handOver(chain, to, Limits.NONE, Source.FRAMEWORK, calls);
        Object scope = bindings.handOn(EntityUid.of("Agent", agent), asking);
        return scope == null ? null : new Open(scope, calls);
    }

    /**
     * Returns when work may be handed on to this agent, which is asked again, and recorded, when it is; {@code null} asks nothing.
     *
     * @throws SecurityException when it may not be; that is recorded
     */
    void check(String agent) {
        Chain from = bindings.chain();
        if (agent == null || from == null || !docket.enforces()) {
            return;
        }
        EntityUid to = EntityUid.of("Agent", agent);
        Ruling ruling;
        try {
            PolicyStore.Version version = policies.current();
            ruling = limited(from, to);
            if (ruling == null && areGoverned(settings, version.bundle())) {
                beforeFirst.run();
                ruling = decide(version, from, to, input(version, from, Limits.NONE));
            }
        } catch (RuntimeException | Error failed) {
            throw docket.undecided(QUESTION, failed);
        }
        if (ruling != null && !ruling.allowed()) {
            handOver(from, to, Limits.NONE, Source.FRAMEWORK, new ArrayList<>(1));
        }
    }

    /**
     * Ends what {@link #open} began.
     *
     * @param thrown what the body threw; {@code null} when it returned
     */
    void close(Object opened, Throwable thrown) {
        if (opened instanceof Open open) {
            bindings.close(open.scope);
            if (!open.ended) {
                open.ended = true;
                end(open.calls, thrown);
            }
        } else {
            bindings.close(opened);
        }
    }

    /** Takes a binding off this thread, while the work goes on elsewhere. */
    void leave(Open open) {
        bindings.leave(open.scope);
    }

    /** Ends what was left, or is going to be. Any thread, once. */
    void ended(Open open, Execution.Outcome outcome, Throwable thrown) {
        bindings.ended(open.scope);
        for (Actor.Call call : open.calls) {
            docket.outcome(call, outcome, thrown);
        }
    }

    private void end(List<Actor.Call> calls, Throwable thrown) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            docket.outcome(calls.get(i), thrown);
        }
    }

    private Chain handOver(Chain from, EntityUid to, Limits limits, Source source, List<Actor.Call> calls) {
        Ruling ruling;
        String id;
        try {
            PolicyStore.Version version = policies.current();
            ruling = limited(from, to);
            if (ruling == null && !areGoverned(settings, version.bundle())) {
                return longer(from, to, source);
            }
            beforeFirst.run();
            Object begun = docket.begin();
            long clock = docket.clock();
            RecordValue input = input(version, from, limits);
            if (ruling == null) {
                ruling = decide(version, from, to, input);
            }
            id = docket.refusal(ruling);
            Actor.Call call = new Actor.Call();
            call.decision = docket.enter(begun, ruling, version.bundle(), QUESTION, from, to, input, id);
            call.startedNanos = Docket.startsAt(ruling);
            docket.observed(clock, ruling, QUESTION, from);
            if (id == null) {
                calls.add(call);
                return longer(from, to, source);
            }
        } catch (LogException | RuntimeException | Error failed) {
            throw docket.undecided(QUESTION, failed);
        }
        throw Refusals.refusal(ruling, id);
    }

    private static RecordValue input(PolicyStore.Version version, Chain from, Limits limits) {
        return QUESTION.input(
                arguments(from, limits), version.decider().atDelegation().wanted());
    }

    private Ruling decide(PolicyStore.Version version, Chain from, EntityUid to, RecordValue input) {
        SitePolicies at = version.decider().atDelegation();
        Occasion occasion = new Occasion(Actor.NOTHING, bindings.outlived());
        return version.decider().decide(at, from, to, input, occasion);
    }

    /** In observe mode a chain may be as long as it likes, and is cut where no more fits. */
    private Chain longer(Chain from, EntityUid to, Source source) {
        return from.size() < Chain.LONGEST ? from.to(to, source).under(settings.limits()) : from;
    }

    private static Object[] arguments(Chain from, Limits limits) {
        Optional<Integer> calls =
                limits.calls().isPresent() ? Optional.of(limits.calls().getAsInt()) : Optional.empty();
        return new Object[] {from.size() + 1, calls, limits.time()};
    }

    /** Why it may not be handed on, whatever policies say; {@code null} where they decide. */
    private Ruling limited(Chain from, EntityUid to) {
        if (from.has(to)) {
            return Ruling.refused(Code.DELEGATION_LOOP, RefusalText.DELEGATION_LOOP);
        }
        if (from.size() >= settings.depth()) {
            return Ruling.refused(Code.DELEGATION_DEPTH, RefusalText.DELEGATION_DEPTH);
        }
        return outside(from.terms(), ACTION, false);
    }

    /**
     * Why an action is outside of what the work was handed on for; {@code null} where it is not.
     *
     * @param belongs whether it is a part of an action that was allowed, so that its name does not matter
     */
    static Ruling outside(Terms terms, EntityUid action, boolean belongs) {
        if (terms.areOver()) {
            return Ruling.refused(Code.DEADLINE, RefusalText.DEADLINE);
        }
        boolean covered = belongs || terms.cover(action);
        return covered ? null : Ruling.refused(Code.TASK, RefusalText.notTheTask(action));
    }
}
