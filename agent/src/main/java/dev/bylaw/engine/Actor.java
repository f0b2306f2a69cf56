// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.telemetry.Observed;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.weave.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One thread as the enforcer sees it: whether it is deciding, and which allowed invocations are open on it, innermost
 * last. Touched by its own thread alone.
 *
 * <p>An invocation is closed by the number that its entry returned. Numbers are drawn at random, so that code which calls
 * the gate by itself cannot end an invocation that it did not open.
 */
final class Actor {

    /** An invocation whose body is running. Reused, so that steady state allocates nothing. */
    static final class Call {
        int number;
        /** The number of its decision in the log. */
        long decision;
        /** When its body was entered, as {@link System#nanoTime}; 0 when that was as soon as it was decided. */
        long startedNanos;
        /** What was allowed; {@code null} for what runs only because nothing is enforced. */
        EntityUid action;
        /** To whom. */
        Chain chain;
        /** What tasks know of it that were handed over meanwhile; {@code null} when none was. */
        OpenAction shared;
        /** What telemetry is told when it ends; {@code null} when nobody listens. */
        Observed observed;
    }

    /** What is needed to note an outcome, of a call that goes on when this thread does something else. */
    static Call copy(Call call) {
        Call copy = new Call();
        copy.decision = call.decision;
        copy.startedNanos = call.startedNanos;
        copy.observed = call.observed;
        return copy;
    }

    /** The number of no invocation. */
    static final int NONE = 0;

    /** What {@link #within} returns where nothing is open. */
    static final SetValue NOTHING = SetValue.of();

    private static final int FIRST_ROOM = 8;

    private final SplittableRandom numbers;
    private Call[] open = new Call[FIRST_ROOM];
    private int depth;

    /** How many of them belong to what this thread did before it was given the task that it runs now. */
    private int before;

    /** What was open where that task was handed over. */
    private OpenAction[] around = OpenAction.NONE;

    /** Set while a decision is being made here: whoever enters the gate meanwhile is running under it, and is refused. */
    boolean deciding;

    /** What telemetry is told of the refusal that this thread is about to be given; {@code null} when nobody listens. */
    Observed refused;

    /** The innermost tool that a framework is running here, or {@code null}. */
    private ToolCall tool;

    /** The subscription whose body is about to be run here, or {@code null}. */
    Subscribed expected;

    /** The one whose body has been entered, and has not asked yet; {@code null} for none. */
    Subscribed entered;

    Actor(long seed) {
        this.numbers = new SplittableRandom(seed);
    }

    /** Whether any invocation is open. */
    boolean hasOpen() {
        return depth > 0;
    }

    /** Whether an invocation is open around what runs now, here or where it was handed over. */
    boolean isInside() {
        for (OpenAction each : around) {
            if (!each.ended) {
                return true;
            }
        }
        return depth > before;
    }

    /** The allowed actions that are open here for this chain, or for one that it was handed on from. */
    SetValue within(Chain chain) {
        if (depth == before && around.length == 0) {
            return NOTHING;
        }
        List<Value> actions = new ArrayList<>(depth);
        for (OpenAction each : around) {
            if (!each.ended && chain.continues(each.chain)) {
                actions.add(each.action);
            }
        }
        for (int i = before; i < depth; i++) {
            Call call = open[i];
            if (call.action != null && chain.continues(call.chain)) {
                actions.add(call.action);
            }
        }
        return SetValue.of(actions.toArray(new Value[0]));
    }

    /** A framework begins to run a tool. */
    ToolCall beginTool(ToolCalls.Facts facts) {
        tool = new ToolCall(number(), facts, tool, depth);
        return tool;
    }

    /** Whether the framework has been asked about this already, and only hands it on from one executor to the next. */
    boolean passes(ToolCalls.Facts facts) {
        return tool != null && tool.depth == depth && tool.covers(facts);
    }

    /** The tool that leaves its decision to this site, which is being entered; {@code null} when none does. */
    ToolCall leftTo(Site site) {
        if (tool == null || tool.depth != depth || !tool.awaits(site)) {
            return null;
        }
        tool.awaited = null;
        return tool;
    }

    /** The innermost tool that is being run here, or {@code null}. */
    ToolCall innermostTool() {
        return tool;
    }

    /** Takes the innermost tool off, if one of this number is being run here at all; else returns {@code null}. */
    ToolCall endTool(int number) {
        for (ToolCall each = tool; each != null; each = each.outer) {
            if (each.number == number) {
                ToolCall innermost = tool;
                tool = tool.outer;
                return innermost;
            }
        }
        return null;
    }

    private int number() {
        int number;
        do {
            number = numbers.nextInt();
        } while (number == NONE);
        return number;
    }

    /** How many invocations are open. */
    int depth() {
        return depth;
    }

    /** Whether an invocation has ended that was open when the task was handed over that this thread runs. */
    boolean outlived() {
        for (OpenAction each : around) {
            if (each.ended) {
                return true;
            }
        }
        return false;
    }

    /** What a task that is handed over here must know of what is open. */
    OpenAction[] handOver() {
        if (depth == before && around.length == 0) {
            return OpenAction.NONE;
        }
        List<OpenAction> open = new ArrayList<>(around.length + depth - before);
        // However many have ended, one says so: else a task that hands itself on would remember all its forebears.
        if (outlived()) {
            open.add(OpenAction.ENDED);
        }
        for (OpenAction each : around) {
            if (!each.ended) {
                open.add(each);
            }
        }
        for (int i = before; i < depth; i++) {
            if (open(i).action != null) {
                open.add(open(i));
            }
        }
        return open.toArray(OpenAction.NONE);
    }

    private OpenAction open(int position) {
        Call call = open[position];
        if (call.shared == null) {
            call.shared = new OpenAction(call.action, call.chain);
        }
        return call.shared;
    }

    /** A task begins here; what {@link #leave} needs. */
    Left take(OpenAction[] handedOver) {
        Left left = new Left(before, around, tool);
        before = depth;
        around = handedOver;
        tool = null;
        return left;
    }

    /** The task has ended, and with it what it left open. */
    void leave(Left left) {
        before = left.before;
        around = left.around;
        tool = left.tool;
    }

    /** What a thread does again when a task has ended. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Left(int before, OpenAction[] around, ToolCall tool) {}

    /** Opens an invocation and returns its number. */
    int open(long decision, long startedNanos, EntityUid action, Chain chain, Observed observed) {
        if (depth == open.length) {
            open = java.util.Arrays.copyOf(open, 2 * depth);
        }
        Call call = open[depth];
        if (call == null) {
            call = new Call();
            open[depth] = call;
        }
        call.number = number();
        call.action = action;
        call.chain = chain;
        call.shared = null;
        call.decision = decision;
        call.startedNanos = startedNanos;
        call.observed = observed;
        depth++;
        return call.number;
    }

    /** What is open under this number, for whoever ends it when it is not open here any more; {@code null} when nothing is. */
    Call kept(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i].number == number) {
                Call kept = new Call();
                kept.number = number;
                kept.decision = open[i].decision;
                kept.startedNanos = open[i].startedNanos;
                kept.action = open[i].action;
                kept.chain = open[i].chain;
                kept.shared = open(i);
                kept.observed = open[i].observed;
                return kept;
            }
        }
        return null;
    }

    /** Takes off what is open under this number, and all in it, without ending it: it goes on elsewhere. */
    void leave(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i].number == number) {
                depth = i;
                return;
            }
        }
    }

    /**
     * Takes the innermost open invocation off, if one of this number is open at all; else returns {@code null}. Inner ones
     * that never ended, because the stack overflowed in their exit, come off first, one at each call.
     */
    Call close(int number) {
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i].number == number) {
                depth--;
                if (open[depth].shared != null) {
                    open[depth].shared.ended = true;
                }
                return open[depth];
            }
        }
        return null;
    }
}
