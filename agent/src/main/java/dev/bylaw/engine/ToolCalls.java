// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.ToolInput;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Chain;
import dev.bylaw.gate.BylawRefusal;
import dev.bylaw.policy.value.RecordValue;
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
    private final Console console;
    private final ToolMethods methods;
    private final ToolQuestions questions = new ToolQuestions();
    private final Brake brake = new Brake();

    ToolCalls(Enforcer enforcer, Bindings bindings, Weaving weaving, Console console) {
        this.enforcer = enforcer;
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

    /** Begins the call. Returns the number that ends it. */
    int begin(Actor actor, SiteBook.Entry executor, Facts facts) {
        Object scope = bindings.join(facts.agent(), facts.session());
        ToolCall call = actor.beginTool(facts);
        call.scope = scope;
        if (call.awaited != null) {
            return call.number;
        }
        try {
            SiteBook.Entry tool = questions.of(executor.site(), facts.name(), facts.server());
            RecordValue asked = facts.asked() == null ? RecordValue.EMPTY : facts.asked();
            Ruling unreadable = facts.asked() == null
                    ? Ruling.refused(Code.ARGUMENTS_UNREADABLE, RefusalText.ARGUMENTS_UNREADABLE)
                    : null;
            call.invocation = enforcer.decide(actor, tool, new Object[] {asked}, unreadable, null);
            call.depth = actor.depth();
            return call.number;
        } catch (SecurityException refusal) {
            String request = request(call);
            close(actor.endTool(call.number));
            throw new BylawRefusal(brake.text(request, refusal.getMessage()));
        } catch (RuntimeException | Error failed) {
            close(actor.endTool(call.number));
            throw failed;
        }
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
                close(call);
                call = actor.endTool(number);
            }
            if (call == null) {
                return null;
            }
            if (call.invocation != Actor.NONE) {
                enforcer.end(call.invocation, thrown);
            }
            String text = call.refusal == null ? null : brake.text(request(call), call.refusal);
            close(call);
            return text;
        } catch (RuntimeException | Error failed) {
            // The tool has run, or its method has refused: nothing that happens here may let it seem otherwise.
            console.failure("the end of a tool call could not be noted", failed);
            return null;
        }
    }

    private void close(ToolCall call) {
        if (call != null && call.scope != null) {
            bindings.close(call.scope);
            call.scope = null;
        }
    }
}
