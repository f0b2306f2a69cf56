// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.telemetry.Observed;
import dev.bylaw.engine.telemetry.Telemetry;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.gate.BylawRefusal;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;

/**
 * Where every ruling is entered before anybody acts on it: it is recorded, the flight recorder is told, and where it refuses,
 * here is the refusal. Calls, effects, tools and delegations share it.
 *
 * <p>Any thread. Makes nothing on the way of an allowed call but what the log takes.
 */
final class Docket {

    private final Recorder recorder;
    private final boolean enforced;
    private final Console console;
    private final DecisionEvents events;
    private final Telemetry telemetry;

    Docket(Recorder recorder, boolean enforced, Console console, DecisionEvents events, Telemetry telemetry) {
        this.recorder = recorder;
        this.enforced = enforced;
        this.console = console;
        this.events = events;
        this.telemetry = telemetry;
    }

    /** Whether what is refused is not done. */
    boolean enforces() {
        return enforced;
    }

    /** Before anything is decided; what {@link #enter} is given. */
    Object begin() {
        return events.begin();
    }

    /** When that was, for {@link #observed}. */
    long clock() {
        return telemetry.begin();
    }

    /**
     * The id under which a ruling is recorded that refuses: the caller is told it, so it cannot be made later. {@code null}
     * for one that lets the call through.
     */
    String refusal(Ruling ruling) {
        return ruling.allowed() || !enforced ? null : RecordIds.next();
    }

    /**
     * Enters a ruling. Returns what its outcome will refer to.
     *
     * @param begun what {@link #begin} returned
     * @param id what {@link #refusal} returned
     * @throws LogException when it could not be recorded, so that nobody may act on it
     */
    long enter(
            Object begun,
            Ruling ruling,
            PolicyBundle bundle,
            Question question,
            Chain chain,
            EntityUid resource,
            RecordValue input,
            String id)
            throws LogException {
        Filed filed = recorder.filed(ruling, bundle);
        long decision = recorder.decision(question, chain, filed, resource, input, id);
        if (events.isRecorded(begun)) {
            events.end(begun, recorder.described(question, chain, filed, resource));
        }
        return decision;
    }

    /** A ruling that was entered, as telemetry is told of it, now and when it is {@link #show shown}; {@code null} if nobody listens. */
    Observed observed(long clock, Ruling ruling, Question question, Chain chain) {
        Observed observed = telemetry.isOn() ? Recorder.observed(question, chain, ruling.filed()) : null;
        telemetry.decided(observed, clock);
        return observed;
    }

    /** A call is over, or is about to be refused: nothing of the enforcer's comes after this on the thread. */
    void show(Observed observed) {
        telemetry.show(observed);
    }

    /** When what was let through begins: 0 for the moment of the decision, where nobody has waited for the log. */
    static long startsAt(Ruling ruling) {
        return ruling.filed().durability() == Durability.ASYNC ? 0 : System.nanoTime();
    }

    /** What the caller gets when no ruling could be made, or none recorded: what is not decided is not done. */
    SecurityException undecided(Question question, Throwable failed) {
        if (failed instanceof LogException) {
            console.once("record", "a decision could not be recorded, so the call is refused: " + failed.getMessage());
            return Refusals.refusal(Ruling.refused(Code.RECORD_ERROR, RefusalText.RECORD_ERROR), "");
        }
        String site = question.site().display();
        console.failure("a call of " + site + " could not be decided, so it is refused", failed);
        return Refusals.refusal(Ruling.refused(Code.ENGINE_ERROR, RefusalText.ENGINE_ERROR), "");
    }

    /**
     * Enters what became of a call that was let through. What it has done it has done, so nothing is thrown.
     *
     * @param thrown what it threw, or {@code null}
     */
    void outcome(Actor.Call call, Execution.Outcome outcome, Throwable thrown) {
        try {
            recorder.outcome(call, outcome, thrown);
        } catch (LogException | RuntimeException | Error notRecorded) {
            console.once("outcome", "an outcome could not be recorded and stays unknown: " + notRecorded.getMessage());
        }
    }

    /** The same for one that returned, or threw. */
    void outcome(Actor.Call call, Throwable thrown) {
        outcome(call, thrown == null ? Execution.Outcome.COMPLETED : Execution.Outcome.FAILED, thrown);
    }

    /** Refuses code that a decision has called, and runs no more of it: not even to find its own exception. */
    SecurityException nested(Question question, Chain chain, PolicyBundle bundle) {
        Ruling ruling = Ruling.refused(Code.REENTRANT, RefusalText.REENTRANT);
        try {
            Filed filed = recorder.filed(ruling, bundle);
            recorder.decision(question, chain, filed, null, RecordValue.EMPTY, RecordIds.next());
        } catch (LogException | RuntimeException | Error notRecorded) {
            console.once("nested", "a nested call was refused and could not be recorded: " + notRecorded.getMessage());
        }
        return new BylawRefusal(ruling.message());
    }
}
