// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.identity.Limits;
import dev.bylaw.engine.identity.Opening;
import dev.bylaw.engine.identity.Source;
import dev.bylaw.engine.identity.Terms;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.RecordIds;
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
    private final Recorder recorder;
    private final boolean enforced;
    private final Settings.Delegation settings;
    private final Console console;
    private final DecisionEvents events;
    private final Runnable beforeFirst;

    Delegations(
            PolicyStore policies,
            Bindings bindings,
            Recorder recorder,
            boolean enforced,
            Settings.Delegation settings,
            Console console,
            DecisionEvents events,
            Runnable beforeFirst) {
        this.policies = policies;
        this.bindings = bindings;
        this.recorder = recorder;
        this.enforced = enforced;
        this.settings = settings;
        this.console = console;
        this.events = events;
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
    private static final class Open {
        final Object scope;
        final List<Actor.Call> calls;
        boolean ended;

        Open(Object scope, List<Actor.Call> calls) {
            this.scope = scope;
            this.calls = calls;
        }
    }

    /** Binds what code asks for. Returns what {@link #close} needs. */
    Object open(Opening wanted) {
        List<Actor.Call> calls = new ArrayList<>(1);
        try {
            Object scope = bindings.open(wanted, (chain, to) -> handOver(chain, to, wanted.limits(), calls));
            return calls.isEmpty() ? scope : new Open(scope, calls);
        } catch (RuntimeException | Error refused) {
            end(calls, refused);
            throw refused;
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

    private void end(List<Actor.Call> calls, Throwable thrown) {
        try {
            for (int i = calls.size() - 1; i >= 0; i--) {
                Execution.Outcome outcome = thrown == null ? Execution.Outcome.COMPLETED : Execution.Outcome.FAILED;
                recorder.outcome(calls.get(i), outcome, thrown);
            }
        } catch (LogException | RuntimeException | Error notRecorded) {
            console.once("outcome", "an outcome could not be recorded and stays unknown: " + notRecorded.getMessage());
        }
    }

    private Chain handOver(Chain from, EntityUid to, Limits limits, List<Actor.Call> calls) {
        PolicyStore.Version version = policies.current();
        Ruling ruling;
        String id = "";
        try {
            RecordValue input = RecordValue.EMPTY;
            ruling = limited(from, to);
            if (ruling != null || areGoverned(settings, version.bundle())) {
                beforeFirst.run();
                Object event = events.begin();
                SitePolicies at = version.decider().atDelegation();
                input = QUESTION.input(arguments(from, limits), at.wanted());
                Occasion occasion = new Occasion(Actor.NOTHING, bindings.outlived());
                ruling = ruling != null ? ruling : version.decider().decide(at, from, to, input, occasion);
                id = ruling.allowed() || !enforced ? null : RecordIds.next();
                Filed filed = recorder.filed(ruling, version.bundle());
                Actor.Call call = new Actor.Call();
                call.decision = recorder.decision(QUESTION, from, filed, to, input, id);
                call.startedNanos = filed.durability() == Durability.ASYNC ? 0 : System.nanoTime();
                if (events.isRecorded(event)) {
                    events.end(event, recorder.described(QUESTION, from, filed, to));
                }
                if (id == null) {
                    calls.add(call);
                }
            }
        } catch (LogException notRecorded) {
            console.once(
                    "record", "a decision could not be recorded, so the call is refused: " + notRecorded.getMessage());
            ruling = Ruling.refused(Code.RECORD_ERROR, RefusalText.RECORD_ERROR);
            throw Refusals.refusal(ruling, "");
        } catch (RuntimeException | Error failed) {
            console.failure("a delegation could not be decided, so it is refused", failed);
            throw Refusals.refusal(Ruling.refused(Code.ENGINE_ERROR, RefusalText.ENGINE_ERROR), "");
        }
        if (ruling != null && !ruling.allowed() && enforced) {
            throw Refusals.refusal(ruling, id);
        }
        // In observe mode a chain may be as long as it likes, and is cut where no more fits.
        return from.size() < Chain.LONGEST ? from.to(to, Source.API).under(settings.limits()) : from;
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
