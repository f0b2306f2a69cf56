// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.weave.Site;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Objects;

/**
 * A tool that a framework is running on a thread. Touched by that thread alone.
 *
 * <p>Either the executor was asked about it, or it is left to the Java method that the framework will call: then the first
 * entry of that method, directly below, is the tool's, and what it says is what the framework shall answer.
 */
final class ToolCall {

    /** By this number it is ended. */
    final int number;

    final ToolCalls.Facts facts;

    /** The tool call around it on this thread, or {@code null}. */
    final ToolCall outer;

    /** How many invocations were open when it began; with its own, if the executor was asked. */
    int depth;

    /** The executor's own invocation, or {@link Actor#NONE}. */
    int invocation = Actor.NONE;

    /** What must be closed at the end, so that who acts and in which session is as before; {@code null} for nothing. */
    Object scope;

    /** The work that is handed on with it; {@code null} for none. */
    Delegations.Open handedOn;

    /** What ends it, where it does its work later; {@code null} where it ends when it returns. */
    Subscribed subscription;

    /** The method that will decide; {@code null} when none will, or it has. */
    Method awaited;

    /** What the tool's method said when it was refused. */
    String refusal;

    ToolCall(int number, ToolCalls.Facts facts, ToolCall outer, int depth) {
        this.number = number;
        this.facts = facts;
        this.awaited = facts.method();
        this.outer = outer;
        this.depth = depth;
    }

    /**
     * Whether another executor, called directly by this one's, has nothing else to ask: it was given the same, for the same
     * server, and where this call is left to a method, that one is too.
     */
    boolean covers(ToolCalls.Facts inner) {
        return !facts.leftBelow()
                && Objects.equals(facts.read(), inner.read())
                && facts.name().equals(inner.name())
                && facts.asked() != null
                && facts.asked().equals(inner.asked())
                && Objects.equals(facts.server(), inner.server())
                && (facts.method() == null || facts.method().equals(inner.method()));
    }

    /** Whether this is the method that decides. */
    boolean awaits(Site site) {
        return awaited != null
                && awaited.getName().equals(site.method())
                && descriptor(awaited).equals(site.descriptor());
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }
}
