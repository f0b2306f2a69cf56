// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.ArgumentDigester;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Value;
import dev.bylaw.weave.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what was decided and what became of it.
 *
 * <p>A decision record is appended before the body runs, as durable as the configuration and the deciding policies
 * demand; when it cannot be, {@link #decision} throws, and the caller must refuse. An execution record follows the body;
 * it waits for nothing, since its loss leaves the outcome unknown and never wrong.
 */
final class Recorder {

    private static final String POLICY_ENGINE = "bylaw-policy";

    private final RecordLog log;
    private final Durability least;
    private final boolean enforced;
    private final ArgumentVault vault;

    @SuppressWarnings("ThreadLocalUsage") // one recorder in a JVM; a digester serves one thread at a time
    private final ThreadLocal<ArgumentDigester> digesters = ThreadLocal.withInitial(ArgumentDigester::new);

    Recorder(RecordLog log, Durability least, boolean enforced, ArgumentVault vault) {
        this.log = log;
        this.least = least;
        this.enforced = enforced;
        this.vault = vault;
    }

    /** Records a decision about a call of this site. Returns what its execution record will refer to. */
    RecordRef decision(Question question, Chain chain, Value[] seen, Ruling ruling, PolicyBundle bundle)
            throws LogException {
        ArgumentDigester.Closed closed = digesters.get().close(arguments(question, seen));
        Durability durability = durability(ruling);
        String id = RecordIds.next();
        Decision statement = new Decision(
                id,
                RecordIds.nowMicros(),
                verdict(ruling),
                new Decision.Site(question.site().className(), question.site().method()),
                new Decision.Action(
                        "tool",
                        question.action().id(),
                        ruling.resource() == null ? null : ruling.resource().toString(),
                        closed.digests(),
                        disclosed(question, seen, ruling)),
                actor(chain),
                new Decision.PolicyUse(
                        POLICY_ENGINE,
                        bundle == null ? List.of() : bundle.resources(),
                        ruling.policies(),
                        ruling.errors()),
                durability,
                null);
        vault.keep(subject(statement), id, unredacted(question, closed.disclosures()));
        return log.append(statement, durability);
    }

    /** Records what became of an allowed call. */
    void execution(Actor.Call call, Execution.Outcome outcome, Throwable thrown) throws LogException {
        String error = thrown == null ? null : thrown.getClass().getName();
        log.append(
                Execution.ended(call.decision, outcome, call.startedMicros, RecordIds.nowMicros(), error),
                Durability.ASYNC);
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

    private static Decision.Actor actor(Chain chain) {
        if (chain == null) {
            return new Decision.Actor(null, null, List.of());
        }
        List<String> above = new ArrayList<>(chain.size() - 1);
        for (int i = 0; i < chain.size() - 1; i++) {
            above.add(chain.member(i).toString());
        }
        EntityUid acting = chain.acting();
        return new Decision.Actor(acting.toString(), chain.session(), above);
    }

    private static List<Decision.Argument> arguments(Question question, Value[] seen) {
        List<Decision.Argument> arguments = new ArrayList<>(seen.length);
        List<Parameter> parameters = question.parameters();
        for (int i = 0; i < seen.length; i++) {
            if (seen[i] != null) {
                arguments.add(new Decision.Argument(parameters.get(i).name(), new ValueJson(seen[i])));
            }
        }
        return arguments;
    }

    /** Whom the values of a decision are about, for whoever has to erase them. */
    private static String subject(Decision decision) {
        String resource = decision.action().target();
        if (resource != null && !resource.startsWith("Site::")) { // a site stands in where nothing names a resource
            return resource;
        }
        Decision.Actor actor = decision.actor();
        String acting = actor.agent() == null ? "" : actor.agent();
        return actor.onBehalfOf().isEmpty() ? acting : actor.onBehalfOf().get(0);
    }

    private static List<ArgumentDigester.Disclosure> unredacted(
            Question question, List<ArgumentDigester.Disclosure> disclosures) {
        List<ArgumentDigester.Disclosure> unredacted = new ArrayList<>(disclosures);
        for (Parameter parameter : question.parameters()) {
            for (int i = 0; parameter.redacted() && i < unredacted.size(); i++) {
                if (unredacted.get(i).name().equals(parameter.name())) {
                    unredacted.remove(i);
                }
            }
        }
        return unredacted;
    }

    private static List<Decision.Argument> disclosed(Question question, Value[] seen, Ruling ruling) {
        if (ruling.disclosed().isEmpty()) {
            return List.of();
        }
        List<Decision.Argument> disclosed = new ArrayList<>();
        List<Parameter> parameters = question.parameters();
        for (int i = 0; i < seen.length; i++) {
            Parameter parameter = parameters.get(i);
            boolean wanted = seen[i] != null && ruling.disclosed().contains(parameter.name());
            if (wanted && !parameter.redacted()) {
                disclosed.add(new Decision.Argument(parameter.name(), new ValueJson(seen[i])));
            }
        }
        return disclosed;
    }
}
