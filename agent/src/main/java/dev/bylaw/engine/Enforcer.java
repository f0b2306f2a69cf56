// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.sink.Caller;
import dev.bylaw.engine.sink.Effect;
import dev.bylaw.engine.sink.Effects;
import dev.bylaw.engine.telemetry.Observed;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.gate.BylawRefusal;
import dev.bylaw.gate.BylawSubscription;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.weave.ExecutorPoint;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.SinkAction;
import dev.bylaw.weave.SinkPoint;
import dev.bylaw.weave.Weaving;
import java.lang.reflect.Method;

/**
 * The way of a governed call: who acts, what is asked, decide, record, let it run or refuse.
 *
 * <h2>Guarantees</h2>
 * {@link #enter} returns only for a call that was decided and whose decision was recorded as durably as demanded; in
 * enforce mode, only for one that was allowed. Every error on the way, also of memory or stack, ends in an exception and so
 * in a body that does not run. The call is decided against one version of the policies, which its record cites.
 *
 * <h2>Threads</h2>
 * Any thread of the application, platform or virtual. No lock is taken; callers wait for the disk together.
 */
final class Enforcer extends WovenEnforcer {

    private final SiteBook sites;
    private final PolicyStore policies;
    private final Bindings bindings;
    private final IdentityCalls identity;
    private final Docket docket;
    private final Console console;
    private final ToolCalls tools;
    private final Promises promises;
    /** {@code null} until the start is over: until then, only the start itself has effects. */
    private volatile Effects effects;

    private final Actors actors;
    private final Errands errands;

    Enforcer(
            SiteBook sites,
            PolicyStore policies,
            Bindings bindings,
            IdentityCalls identity,
            Docket docket,
            Weaving weaving,
            Console console,
            Runnable beforeFirst) {
        super(weaving);
        this.sites = sites;
        this.policies = policies;
        this.bindings = bindings;
        this.identity = identity;
        this.docket = docket;
        this.console = console;
        this.promises = new Promises(docket);
        this.tools = new ToolCalls(this, promises, bindings, identity.delegations(), weaving, console);
        this.actors = new Actors(beforeFirst);
        this.errands = new Errands(bindings, actors);
    }

    @Override
    public int enter(int site, Object self, Object[] arguments) {
        SiteBook.Entry entry = sites.get(site);
        if (entry == null) {
            // Nothing is known of the caller, so nothing of it is asked. The start's self-test comes here.
            throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
        }
        Actor actor = begin(entry);
        ToolCall tool = actor.leftTo(entry.site());
        try {
            return decide(actor, entry, arguments, null, tool);
        } catch (SecurityException refusal) {
            if (tool != null) {
                tool.refusal = refusal.getMessage();
            }
            throw refusal;
        } finally {
            decided(actor);
        }
    }

    @Override
    public int tool(
            int site, String name, Object arguments, String server, String agent, Object session, Method method) {
        SiteBook.Entry entry = executor(site);
        // Before anything is decided: a method that is seen for the first time is woven here.
        return Reads.isAsked(entry, policies.current().decider())
                ? run(entry, tools.facts(entry, name, arguments, server, agent, session, method))
                : Actor.NONE;
    }

    @Override
    public int served(int site, String name, Object arguments, Object handler) {
        SiteBook.Entry entry = executor(site);
        return Reads.isAsked(entry, policies.current().decider())
                ? run(entry, tools.served(entry, name, arguments, handler))
                : Actor.NONE;
    }

    private SiteBook.Entry executor(int site) {
        SiteBook.Entry entry = sites.get(site);
        if (entry == null || !Origin.isExecutor(entry.site().origin())) {
            throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
        }
        if (actors.here().deciding) {
            throw nested(entry);
        }
        return entry;
    }

    private int run(SiteBook.Entry entry, ToolCalls.Facts facts) {
        ExecutorPoint point = ((Origin.Executor) entry.site().origin()).point();
        Actor actor = begin(entry);
        try {
            return tools.begin(actor, entry, point, facts);
        } finally {
            decided(actor);
        }
    }

    @Override
    public BylawSubscription subscribe(Object self) {
        return tools.subscribe(actors.here(), self, errands.here());
    }

    @Override
    public boolean isSubscribed(int site, Object self, Object given) {
        SiteBook.Entry entry = sites.get(site);
        boolean agents = entry != null
                && entry.site().origin() instanceof Origin.Executor executor
                && executor.point().runsAgents();
        return tools.isSubscribed(actors.here(), agents, self, given);
    }

    @Override
    public void toolReturned(int call) {
        tell(call == Actor.NONE ? null : tools.returned(actors.here(), call, errands));
    }

    @Override
    public void toolFailed(int call, Throwable thrown) {
        tell(call == Actor.NONE ? null : tools.end(actors.here(), call, thrown));
    }

    private static void tell(String refusal) {
        if (refusal != null) {
            throw new BylawRefusal(refusal);
        }
    }

    /** Records what became of a call that is not open on any thread any more. */
    void outcome(Actor.Call call, Execution.Outcome outcome, Throwable thrown) {
        docket.outcome(call, outcome, thrown);
        docket.show(call.observed);
    }

    @Override
    public Object toolPromised(int call) {
        return call == Actor.NONE ? null : Promises.of(tools.promised(actors.here(), call));
    }

    @Override
    public void toolSettled(Object promised, Throwable thrown) {
        promises.settle(promised, thrown);
    }

    @Override
    public void toolAbandoned(Object promised) {
        promises.abandon(promised);
    }

    private SecurityException nested(SiteBook.Entry entry) {
        return docket.nested(
                entry.question(), bindings.chain(), policies.current().bundle());
    }

    private void decided(Actor actor) {
        actor.deciding = false;
        Observed refused = actor.refused;
        if (refused != null) {
            actor.refused = null;
            docket.show(refused);
        }
    }

    private Actor begin(SiteBook.Entry entry) {
        Actor actor = actors.here();
        if (actor.deciding) {
            throw nested(entry);
        }
        actor.deciding = true;
        return actor;
    }

    /** The start is over: from now on, effects are decided. */
    void decideEffects(Effects reader) {
        effects = reader;
    }

    /**
     * An effect is decided where somebody is bound to the thread, where a governed method is open on it, and where code that
     * was made at run time is on its stack. What is left is the service's own work, of which nobody said that it is an agent's.
     * Processes are decided always: services seldom start any, and libraries do so on threads of their own.
     */
    @Override
    public int sink(int site, Object subject, Object other, int detail, int further) {
        SiteBook.Entry entry = sites.get(site);
        if (entry == null || !(entry.site().origin() instanceof Origin.Effect at)) {
            throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
        }
        Effects reader = effects;
        if (reader == null || !Effects.isEffect(at.point(), other, detail) || Caller.isEnforcer()) {
            return Actor.NONE;
        }
        Actor actor = begin(entry);
        try {
            Effect effect = effect(reader, entry, at.point(), subject, other, detail, further);
            boolean decided = effect.refusal() != null
                    || at.point().action() == SinkAction.START_PROCESS
                    || bindings.chain() != null
                    || actor.hasOpen()
                    || Caller.ofThisStack() == Caller.GENERATED;
            Ruling nobodys = effect.refusal() == null ? null : Ruling.refused(Code.PROTECTED, effect.refusal());
            return decided ? decide(actor, entry, effect.arguments(), nobodys, null) : Actor.NONE;
        } finally {
            decided(actor);
        }
    }

    private Effect effect(
            Effects reader,
            SiteBook.Entry entry,
            SinkPoint point,
            Object subject,
            Object other,
            int detail,
            int further) {
        try {
            return reader.of(point, subject, other, detail, further);
        } catch (RuntimeException | Error failed) {
            console.failure("an effect of " + entry.site().display() + " could not be read, so it is refused", failed);
            throw Refusals.refusal(Ruling.refused(Code.ENGINE_ERROR, RefusalText.ENGINE_ERROR), "");
        }
    }

    /**
     * Decides, records, and opens the invocation.
     *
     * @param fixed the ruling where it does not depend on policies; {@code null} when they rule
     * @param tool the tool call that leaves its decision to this site, or {@code null}
     */
    int decide(Actor actor, SiteBook.Entry entry, Object[] arguments, Ruling fixed, ToolCall tool) {
        Object begun = docket.begin();
        long clock = docket.clock();
        Ruling ruling;
        String id;
        try {
            Chain chain = bindings.chain();
            PolicyStore.Version version = policies.current();
            SitePolicies at = version.decider().at(entry.question());
            RecordValue input = entry.question().isOfTool()
                    ? version.interest().ofTool(entry.question(), (RecordValue) arguments[0])
                    : entry.question().input(arguments, at.wanted());
            EntityUid resource = entry.problem() == null ? entry.question().resource(arguments, input) : null;
            if (fixed != null) {
                ruling = fixed;
            } else if (arguments == null && at.wantsAny()) {
                ruling = Ruling.refused(Code.POLICIES_CHANGED, RefusalText.POLICIES_CHANGED);
            } else if (tool != null && ToolCalls.differs(at, tool.facts.asked(), input)) {
                ruling = Ruling.refused(Code.ARGUMENTS_DIFFER, RefusalText.ARGUMENTS_DIFFER);
            } else {
                ruling = rule(entry, at, version.decider(), chain, resource, input, actor);
            }
            id = docket.refusal(ruling);
            long decision = docket.enter(begun, ruling, version.bundle(), entry.question(), chain, resource, input, id);
            Observed observed = docket.observed(clock, ruling, entry.question(), chain);
            if (id == null) {
                EntityUid allowed = ruling.allowed() ? entry.question().action() : null;
                return actor.open(decision, Docket.startsAt(ruling), allowed, chain, observed);
            }
            actor.refused = observed;
        } catch (LogException | RuntimeException | Error failed) {
            throw docket.undecided(entry.question(), failed);
        }
        throw Refusals.refusal(ruling, id);
    }

    private Ruling rule(
            SiteBook.Entry entry,
            SitePolicies at,
            Decider decider,
            Chain chain,
            EntityUid resource,
            RecordValue input,
            Actor actor) {
        if (entry.problem() != null) {
            return Ruling.refused(entry.code(), "Refused: " + entry.problem());
        }
        if (chain == null) {
            return Ruling.refused(Code.UNATTRIBUTED, RefusalText.UNATTRIBUTED);
        }
        if (resource == null) {
            return Ruling.refused(Code.NO_RESOURCE, RefusalText.NO_RESOURCE);
        }
        boolean belongs = belongsToCall(entry, actor);
        Ruling outside = Delegations.outside(chain.terms(), entry.question().action(), belongs);
        if (outside != null) {
            return outside;
        }
        Ruling ruling = decider.decide(at, chain, resource, input, occasion(at, chain, actor));
        boolean counts = ruling.allowed() && !belongs;
        return counts && !chain.terms().take() ? Ruling.refused(Code.BUDGET, RefusalText.BUDGET) : ruling;
    }

    private Occasion occasion(SitePolicies at, Chain chain, Actor actor) {
        if (!at.readsWithin() && !at.readsOutlived()) {
            return Occasion.UNREAD;
        }
        return new Occasion(
                at.readsWithin() ? actor.within(chain) : Actor.NOTHING,
                at.readsOutlived() && (actor.outlived() || bindings.outlived()));
    }

    /** An effect of the JDK inside of a governed call is that call's: it is counted once, and named by its action. */
    private static boolean belongsToCall(SiteBook.Entry entry, Actor actor) {
        return actor.isInside() && entry.site().origin() instanceof Origin.Effect;
    }

    @Override
    public void exit(int call) {
        if (call != Actor.NONE) {
            end(call, null);
        }
    }

    @Override
    public void failed(int call, Throwable thrown) {
        if (call != Actor.NONE) {
            end(call, thrown);
        }
    }

    /** The body has had its effect: nothing that happens here may change what its caller sees. */
    void end(int number, Throwable thrown) {
        try {
            if (identity.ends(number)) {
                return;
            }
            Actor.Call call = promises.closed(actors.here(), number);
            if (call != null) {
                docket.outcome(call, thrown);
                docket.show(call.observed);
            }
        } catch (RuntimeException | Error failed) {
            console.failure("the end of a call could not be noted", failed);
        }
    }

    @Override
    public Object handOver(Object task) {
        return errands.handOver(task);
    }

    @Override
    public Object begin(Object authority) {
        return errands.begin(authority);
    }

    @Override
    public void end(Object begun) {
        errands.end(begun);
    }

    @Override
    public Object serve(String operation, Object[] arguments) {
        return operation.equals("inForce") ? docket.enforces() : identity.serve(operation, arguments);
    }
}
