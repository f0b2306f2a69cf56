// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.telemetry.Observed;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.weave.Origin;

/**
 * Has written down what was decided and what became of it.
 *
 * <p>A decision is handed to the log before the body runs, as durable as the configuration and the deciding policies
 * demand; when it cannot be, {@link #decision} throws, and the caller must refuse. The outcome follows the body;
 * it waits for nothing, since its loss leaves the outcome unknown and never wrong.
 */
final class Recorder {

    private static final String POLICY_ENGINE = "bylaw-policy";

    private final RecordLog log;
    private final Durability least;
    private final boolean enforced;
    private final ArgumentVault vault;

    Recorder(RecordLog log, Durability least, boolean enforced, ArgumentVault vault) {
        this.log = log;
        this.least = least;
        this.enforced = enforced;
        this.vault = vault;
    }

    /** A ruling as records write it. A ruling belongs to one version of the policies, and so does this. */
    Filed filed(Ruling ruling, PolicyBundle bundle) {
        Filed known = ruling.filed();
        return known != null
                ? known
                : ruling.file(new Filed(
                        verdict(ruling),
                        new Decision.PolicyUse(POLICY_ENGINE, bundle.resources(), ruling.policies(), ruling.errors()),
                        durability(ruling),
                        ruling.disclosed()));
    }

    /** Records a decision about a call of this site. Returns what its outcome will refer to. */
    long decision(Question question, Chain chain, Filed filed, EntityUid resource, RecordValue input, String id)
            throws LogException {
        return log.append(new CallRecord(question, chain, filed, resource, input, id, vault), filed.durability());
    }

    /** The decision as the flight recorder takes it: as records write it, without the arguments. */
    DecisionEvents.Decided described(Question question, Chain chain, Filed filed, EntityUid resource) {
        Decision.Verdict verdict = filed.verdict();
        return new DecisionEvents.Decided(
                verdict.evaluated().text(),
                verdict.mode().text(),
                chain == null ? null : chain.acting().toString(),
                question.action().toString(),
                resource == null ? null : resource.toString(),
                question.site().display(),
                String.join(",", filed.policy().determining()),
                verdict.code());
    }

    /** The decision as telemetry is told of it. */
    static Observed observed(Question question, Chain chain, Filed filed) {
        Decision.Verdict verdict = filed.verdict();
        Origin origin = question.site().origin();
        return new Observed(
                verdict.evaluated().text(),
                verdict.mode().text(),
                verdict.code(),
                filed.policy().determining(),
                question.action().id(),
                question.isOfTool() || Origin.isTool(origin),
                chain == null ? null : chain.innermostAgent(),
                chain == null ? null : chain.session());
    }

    /** Records what became of an allowed call. */
    void outcome(Actor.Call call, Execution.Outcome outcome, Throwable thrown) throws LogException {
        String error = thrown == null ? null : thrown.getClass().getName();
        log.appendOutcome(call.decision, call.startedNanos, outcome, error);
    }

    private Durability durability(Ruling ruling) {
        // Refusals wait for the disk as well: evidence that something was tried is worth as much as that it was done.
        Durability demanded = ruling.durability();
        return demanded != null && demanded.compareTo(least) > 0 ? demanded : least;
    }

    private Decision.Verdict verdict(Ruling ruling) {
        Decision.Result evaluated = ruling.allowed()
                ? Decision.Result.ALLOW
                : ruling.approval() == null ? Decision.Result.DENY : Decision.Result.ESCALATE;
        return new Decision.Verdict(
                enforced ? evaluated : Decision.Result.ALLOW,
                evaluated,
                enforced ? Decision.Mode.ENFORCE : Decision.Mode.OBSERVE,
                ruling.allowed() ? null : ruling.code().text(),
                ruling.message());
    }
}
