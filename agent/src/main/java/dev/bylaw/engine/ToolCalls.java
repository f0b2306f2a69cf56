// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.ToolInput;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.gate.BylawRefusal;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.weave.ExecutorPoint;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Weaving;
import java.lang.reflect.Method;
import java.util.UUID;

/**
 * The tools that frameworks run: who decides about each, as whom, and what the model reads when it is refused.
 *
 * <h2>Guarantees</h2>
 * A tool is decided once: by its Java method where the framework calls one that asks by itself, else here, as an action of the
 * tool's name. {@link #begin} returns only when one of the two holds. Executors that hand a call on to one another count as
 * one. For the call's duration the framework's agent is in the chain and its session is bound, where nobody said otherwise.
 *
 * <h2>Threads</h2>
 * Any; a call begins and ends on one thread.
 */
final class ToolCalls {

    /** LangChain4j's word for a conversation that nobody gave a name: it is everybody's. */
    private static final String NO_SESSION = "default";

    private static final int LONGEST_NAME = 1_000;

    private final Enforcer enforcer;
    private final Bindings bindings;
    private final Delegations delegations;
    private final Console console;
    private final ToolMethods methods;
    private final ToolQuestions questions = new ToolQuestions();
    private final Brake brake = new Brake();

    ToolCalls(Enforcer enforcer, Bindings bindings, Delegations delegations, Weaving weaving, Console console) {
        this.enforcer = enforcer;
        this.delegations = delegations;
        this.bindings = bindings;
        this.console = console;
        this.methods = new ToolMethods(weaving);
    }

    /**
     * What an executor knows of a call.
     *
     * @param name the tool
     * @param asked what the model gave; {@code null} when it cannot be read
     * @param server what the client calls the server that has the tool, or {@code null}
     * @param agent what the framework calls the agent, or {@code null}
     * @param session what the framework calls the session, or {@code null}
     * @param method the Java method that will be called and will decide, or {@code null}
     */
    record Facts(String name, RecordValue asked, String server, String agent, String session, Method method) {}

    /** The facts, which code of the application has gathered. Weaves the method when it is seen for the first time. */
    Facts facts(
            Origin.Executor executor,
            String name,
            Object arguments,
            String server,
            String agent,
            Object session,
            Method method) {
        if (name == null || name.length() > LONGEST_NAME) {
            throw new BylawRefusal("Refused: the framework calls a tool without a name.");
        }
        RecordValue asked;
        try {
            asked = ToolInput.of(arguments);
        } catch (IllegalArgumentException unreadable) {
            asked = null;
        }
        if (executor.point().runsAgents()) {
            asked = RecordValue.EMPTY;
        }
        boolean left =
                method != null && methods.decides(method, name, executor.point().framework());
        return new Facts(name, asked, server, agent, text(session), left ? method : null);
    }

    /** The session's name. Of objects of the application's nothing is asked, and so not their text. */
    private static String text(Object session) {
        boolean plain = session instanceof String
                || session instanceof Long
                || session instanceof Integer
                || session instanceof UUID;
        String text = plain ? session.toString() : null;
        return text == null || text.isEmpty() || text.equals(NO_SESSION) || text.length() > LONGEST_NAME ? null : text;
    }

    /** Somebody subscribes to what an executor does later. */
    Subscribed subscribe(Actor actor, Object self, Object here) {
        return new Subscribed(this, actor, self, here);
    }

    /**
     * Whether an executor that does its work later is entered for a subscription, so that it runs now: for its own, or as a part of
     * one around it that has handed the same call on.
     */
    boolean isSubscribed(Actor actor, boolean agents, Object self, Object given) {
        Object argument = agents ? self : given;
        if (actor.expected != null && actor.expected.body(self, argument)) {
            return true;
        }
        ToolCall around = actor.innermostTool();
        return around != null
                && around.depth == actor.depth()
                && around.subscription != null
                && around.subscription.isGiven(argument);
    }

    /** Begins the call. Returns the number that ends it. */
    int begin(Actor actor, SiteBook.Entry executor, ExecutorPoint point, Facts facts) {
        Subscribed subscription = actor.entered;
        actor.entered = null;
        String to = point.runsAgents() ? facts.name() : point.handsOn(executor.site(), facts.name());
        boolean passes = actor.passes(facts);
        boolean stays = to == null || (point.runsAgents() && (passes || to.equals(facts.agent())));
        if (stays && (passes || point.runsAgents())) {
            return Actor.NONE;
        }
        Object scope = bindings.join(facts.agent(), facts.session());
        ToolCall call = actor.beginTool(facts);
        call.scope = scope;
        try {
            if (point.transfers(facts.name())) {
                delegations.check(target(facts));
            }
            if (!passes && !point.runsAgents() && call.awaited == null) {
                decide(actor, executor, call);
            }
            if (to != null) {
                call.handedOn = handOn(to, facts);
            }
            call.depth = actor.depth();
            if (subscription != null) {
                call.subscription = subscription;
                subscription.begun(call);
            }
            return call.number;
        } catch (SecurityException refusal) {
            String request = request(call);
            abandon(actor, call, refusal);
            String text = refusal.getMessage() + (point.runsAgents() ? RefusalText.FINAL : "");
            throw new BylawRefusal(brake.text(request, text));
        } catch (RuntimeException | Error failed) {
            abandon(actor, call, failed);
            throw failed;
        }
    }

    private void decide(Actor actor, SiteBook.Entry executor, ToolCall call) {
        Facts facts = call.facts;
        SiteBook.Entry tool = questions.of(executor.site(), facts.name(), facts.server());
        RecordValue asked = facts.asked() == null ? RecordValue.EMPTY : facts.asked();
        Ruling unreadable = facts.asked() == null
                ? Ruling.refused(Code.ARGUMENTS_UNREADABLE, RefusalText.ARGUMENTS_UNREADABLE)
                : null;
        call.invocation = enforcer.decide(actor, tool, new Object[] {asked}, unreadable, null);
    }

    /** Whoever acts already, because the service has bound him, goes on acting. */
    private Delegations.Open handOn(String to, Facts facts) {
        Chain chain = bindings.chain();
        boolean acts = chain != null && chain.acting().equals(EntityUid.of("Agent", to)) && !to.equals(facts.agent());
        return acts ? null : delegations.handOn(to);
    }

    /** To whom a model wants the work to be transferred, by its own word; {@code null} when it does not say. */
    private static String target(Facts facts) {
        Value named = facts.asked() == null ? null : facts.asked().getOrNull(ExecutorPoint.TRANSFER_TARGET);
        return named instanceof StringValue text ? text.value() : null;
    }

    private void abandon(Actor actor, ToolCall call, Throwable thrown) {
        if (call.invocation != Actor.NONE) {
            enforcer.end(call.invocation, thrown);
        }
        close(actor.endTool(call.number), thrown);
    }

    /** Whose session, which tool, and what was asked of it: equal for repeated tries. */
    private String request(ToolCall call) {
        Chain chain = bindings.chain();
        String session = chain == null ? "" : chain.acting() + "\n" + chain.session();
        RecordValue asked = call.facts.asked();
        return session + '\n' + call.facts.name() + '\n' + (asked == null ? "" : asked.hashCode());
    }

    /**
     * Ends the call.
     *
     * @return what the model must read instead of what the framework has; {@code null} when that stands
     */
    String end(Actor actor, int number, Throwable thrown) {
        try {
            ToolCall call = actor.endTool(number);
            while (call != null && call.number != number) {
                close(call, null);
                call = actor.endTool(number);
            }
            if (call == null) {
                return null;
            }
            if (call.subscription != null) {
                call.subscription.abandoned();
            }
            if (call.invocation != Actor.NONE) {
                enforcer.end(call.invocation, thrown);
            }
            String text = call.refusal == null ? null : brake.text(request(call), call.refusal);
            close(call, thrown);
            return text;
        } catch (RuntimeException | Error failed) {
            // The tool has run, or its method has refused: nothing that happens here may let it seem otherwise.
            console.failure("the end of a tool call could not be noted", failed);
            return null;
        }
    }

    /** The executor returned. What it returned will do the work, if it is a promise, and then the call goes on. */
    String returned(Actor actor, int number, Errands errands) {
        ToolCall call = actor.innermostTool();
        boolean goesOn = call != null && call.number == number && call.subscription != null && call.refusal == null;
        if (!goesOn) {
            return end(actor, number, null);
        }
        call.subscription.promised(errands.here());
        return null;
    }

    /** The thread that subscribed goes on with something else. */
    void leave(Actor actor, ToolCall call) {
        try {
            ToolCall ended = actor.endTool(call.number);
            while (ended != null && ended != call) {
                close(ended, null);
                ended = actor.endTool(call.number);
            }
            if (call.invocation != Actor.NONE) {
                actor.leave(call.invocation);
            }
            if (call.handedOn != null) {
                delegations.leave(call.handedOn);
            }
            if (call.scope != null) {
                bindings.leave(call.scope);
            }
        } catch (RuntimeException | Error failed) {
            console.failure("a subscription could not be left", failed);
        }
    }

    /** What was subscribed to has ended. Any thread. */
    void ended(ToolCall call, Actor.Call decided, Execution.Outcome outcome, Throwable thrown) {
        try {
            if (call.handedOn != null) {
                delegations.ended(call.handedOn, outcome, thrown);
            }
            if (decided != null) {
                decided.shared.ended = true;
                enforcer.outcome(decided, outcome, thrown);
            }
            if (call.scope != null) {
                bindings.ended(call.scope);
            }
        } catch (RuntimeException | Error failed) {
            console.failure("the end of a subscription could not be noted", failed);
        }
    }

    private void close(ToolCall call, Throwable thrown) {
        if (call == null) {
            return;
        }
        if (call.handedOn != null) {
            delegations.close(call.handedOn, thrown);
            call.handedOn = null;
        }
        if (call.scope != null) {
            bindings.close(call.scope);
            call.scope = null;
        }
    }
}
