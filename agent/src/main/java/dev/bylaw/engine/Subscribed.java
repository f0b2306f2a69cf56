// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.gate.BylawSubscription;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A subscription to a tool or an agent of a framework that does its work later: what was decided when it was made, and stays open
 * until the last signal.
 *
 * <p>Begun and left by the thread that subscribes; ended by any. {@link #body} and {@link #begun} come before the work that was
 * subscribed to begins, so whoever ends it sees what they have left here.
 */
final class Subscribed implements BylawSubscription {

    private final ToolCalls tools;
    private final Actor actor;
    private final Object self;
    /** What was expected on the thread before. */
    private final Subscribed before;

    private final Object outside;
    private Object inside;
    private Object given;
    private ToolCall call;
    /** The executor's own decision, {@code null} where there was none. */
    private Actor.Call decided;

    private final AtomicBoolean over = new AtomicBoolean();

    Subscribed(ToolCalls tools, Actor actor, Object self, Object here) {
        this.tools = tools;
        this.actor = actor;
        this.self = self;
        this.outside = here;
        this.inside = here;
        this.before = actor.expected;
        actor.expected = this;
    }

    /** Whether this is the body that is run for the subscription; it is expected once. */
    boolean body(Object entered, Object argument) {
        if (actor.expected != this || self != entered) {
            return false;
        }
        actor.expected = null;
        actor.entered = this;
        given = argument;
        return true;
    }

    /** Whether the body was given this, and has not returned. */
    boolean isGiven(Object argument) {
        return call != null && argument != null && given == argument;
    }

    /** The call was asked about, and its body may run. */
    void begun(ToolCall asked) {
        call = asked;
        decided = asked.invocation == Actor.NONE ? null : actor.kept(asked.invocation);
    }

    /** The body has returned what does the work, and everything is bound here that it shall have. */
    void promised(Object here) {
        inside = here;
        given = null;
    }

    /** The call was refused after all, or its body threw: it was ended where it ran. */
    void abandoned() {
        call = null;
        decided = null;
    }

    @Override
    public Object inside() {
        return inside;
    }

    @Override
    public Object outside() {
        return outside;
    }

    @Override
    public void ended(Throwable thrown) {
        Execution.Outcome outcome = thrown == null ? Execution.Outcome.COMPLETED : Execution.Outcome.FAILED;
        end(outcome, thrown);
    }

    @Override
    public void disposed() {
        end(Execution.Outcome.UNKNOWN, null);
    }

    private void end(Execution.Outcome outcome, Throwable thrown) {
        if (over.compareAndSet(false, true) && call != null) {
            tools.ended(call, decided, outcome, thrown);
        }
    }

    @Override
    public void left() {
        actor.expected = before;
        if (actor.entered == this) {
            actor.entered = null;
        }
        if (call != null) {
            tools.leave(actor, call);
        }
    }
}
