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
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Weaving;
import java.lang.reflect.Method;
import java.util.List;
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
    private final Promises promises;
    private final Bindings bindings;
    private final Delegations delegations;
    private final Console console;
    private final Weaving weaving;
    private final ToolMethods methods;
    private final ToolQuestions questions = new ToolQuestions();
    private final Brake brake = new Brake();

    ToolCalls(
            Enforcer enforcer,
            Promises promises,
            Bindings bindings,
            Delegations delegations,
            Weaving weaving,
            Console console) {
        this.enforcer = enforcer;
        this.promises = promises;
        this.delegations = delegations;
        this.bindings = bindings;
        this.console = console;
        this.weaving = weaving;
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
     * @param leftBelow whether another executor will be called that asks
     * @param read what is asked where it is not about a tool; else {@code null}
     */
    record Facts(
            String name,
            RecordValue asked,
            String server,
            String agent,
            String session,
            Method method,
            boolean leftBelow,
            SiteBook.Entry read) {}

    /** The facts, which code of the application has gathered. Weaves the method when it is seen for the first time. */
    Facts facts(
            SiteBook.Entry executor,
            String name,
            Object arguments,
            String server,
            String agent,
            Object session,
            Method method) {
        RecordValue asked = point(executor).runsAgents() ? RecordValue.EMPTY : asked(name, arguments);
        boolean left =
                method != null && methods.decides(method, name, point(executor).framework());
        SiteBook.Entry read = Reads.at(point(executor));
        return new Facts(name, asked, server, agent, text(session), left ? method : null, false, read);
    }

    /** The facts of a call of a server's, which it answers by what the application gave it. */
    Facts served(SiteBook.Entry executor, String name, Object arguments, Object handler) {
        RecordValue asked = asked(name, arguments);
        SiteBook.Entry read = Reads.at(point(executor));
        boolean asks = read == null && handler != null && weaving.asks(handler.getClass());
        return new Facts(name, asked, null, null, null, null, asks, read);
    }

    private static ExecutorPoint point(SiteBook.Entry executor) {
        return ((Origin.Executor) executor.site().origin()).point();
    }

    private static RecordValue asked(String name, Object arguments) {
        if (name == null || name.length() > LONGEST_NAME) {
            throw new BylawRefusal("Refused: the framework calls a tool without a name.");
        }
        try {
            return ToolInput.of(arguments);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
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
            if (!passes && !point.runsAgents() && call.awaited == null && !facts.leftBelow()) {
                call.invocation = decide(actor, executor, facts);
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
            if (facts.read() != null) {
                throw refusal; // no model reads it, so it is the exception that the application knows
            }
            String text = brake.text(request, refusal.getMessage() + (point.runsAgents() ? RefusalText.FINAL : ""));
            tellOuter(call, text);
            throw new BylawRefusal(text);
        } catch (RuntimeException | Error failed) {
            abandon(actor, call, failed);
            throw failed;
        }
    }

    private int decide(Actor actor, SiteBook.Entry executor, Facts facts) {
        if (facts.read() != null) {
            return enforcer.decide(actor, facts.read(), Reads.arguments(facts), null, null);
        }
        SiteBook.Entry tool = questions.of(executor.site(), facts.name(), facts.server());
        RecordValue asked = facts.asked() == null ? RecordValue.EMPTY : facts.asked();
        Ruling unreadable = facts.asked() == null
                ? Ruling.refused(Code.ARGUMENTS_UNREADABLE, RefusalText.ARGUMENTS_UNREADABLE)
                : null;
        return enforcer.decide(actor, tool, new Object[] {asked}, unreadable, null);
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
            ToolCall call = ended(actor, number);
            if (call == null) {
                return null;
            }
            if (call.subscription != null) {
                call.subscription.abandoned();
            }
            if (call.invocation != Actor.NONE) {
                enforcer.end(call.invocation, thrown);
            }
            return left(call, thrown);
        } catch (RuntimeException | Error failed) {
            // The tool has run, or its method has refused: nothing that happens here may let it seem otherwise.
            console.failure("the end of a tool call could not be noted", failed);
            return null;
        }
    }

    /**
     * Ends the call here, where the framework has returned a promise.
     *
     * @return the call, if it was decided here; else {@code null}
     * @throws BylawRefusal when something below was refused
     */
    Actor.Call promised(Actor actor, int number) {
        ToolCall call = ended(actor, number);
        if (call == null) {
            return null;
        }
        Actor.Call decided = call.invocation == Actor.NONE ? null : promises.closed(actor, call.invocation);
        String refusal = left(call, null);
        if (refusal != null) {
            throw new BylawRefusal(refusal);
        }
        return decided;
    }

    private ToolCall ended(Actor actor, int number) {
        ToolCall call = actor.endTool(number);
        while (call != null && call.number != number) {
            close(call, null);
            call = actor.endTool(number);
        }
        return call;
    }

    /** What the model must read of a refusal further below; {@code null} when there was none. */
    private String left(ToolCall call, Throwable thrown) {
        String text = call.refusal;
        if (text != null && !call.facts.leftBelow()) {
            text = brake.text(request(call), text);
        }
        close(call, thrown);
        if (text != null) {
            tellOuter(call, text);
        }
        return text;
    }

    private static void tellOuter(ToolCall call, String refusal) {
        if (call.outer != null && call.outer.facts.leftBelow()) {
            call.outer.refusal = refusal;
        }
    }

    /** Whether a value that policies read is not the one that the model asked for. */
    static boolean differs(SitePolicies at, RecordValue asked, RecordValue input) {
        if (asked == null || input.size() == 0) {
            return false;
        }
        List<Parameter> parameters = at.question().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            boolean read = at.question().resourceReads(i)
                    || at.candidates().requirements().mayReadContext("input", name);
            if (read && ToolInput.differs(parameters.get(i), asked.getOrNull(name), input.getOrNull(name))) {
                return true;
            }
        }
        return false;
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
