// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

/**
 * The door between this API and the enforcer.
 *
 * <p>These bodies are what happens without the Java agent. The agent replaces each of them, in whatever loader this
 * class is defined, by a call of its gate: so the API needs no lookup, no service file and no setter that somebody else
 * could call first. Names and descriptors are part of the agent's contract; change both sides together.
 *
 * <p>Objects that cross are opaque here: {@code null} means that nothing is bound.
 */
final class Enforcement {

    private Enforcement() {}

    /** Whether invocations are decided and denials enforced in this JVM. False in observe mode. */
    static boolean inForce() {
        return false;
    }

    /** What is bound to the calling thread, to be carried elsewhere; {@code null} when nothing is. */
    static Object capture() {
        return null;
    }

    /**
     * Binds a chain of principals to the calling thread. Where something is bound already, the work is handed on to them:
     * nobody becomes somebody else by calling {@code as}.
     *
     * @param chain type and id of each principal in turn, outermost first
     * @param session the session, or {@code null} to keep the one that is bound
     * @param handsOn whether the work is handed on also where the first principal is the one that acts already
     * @param nanos for how long; negative for no limit
     * @param calls how many governed calls; negative for no limit
     * @param only the names of the actions that may be asked for; {@code null} for no limit
     * @return what {@link #close} or {@link #failed} needs
     * @throws SecurityException when the caller may not say who acts, or the work may not be handed on
     */
    static Object open(String[] chain, String session, boolean handsOn, long nanos, int calls, String[] only) {
        return null;
    }

    /**
     * Hands what {@link #capture} returned over to a task.
     *
     * @return what {@link #resume} binds
     * @throws SecurityException when the binding that it was captured in has ended, or somebody else acts on this thread
     */
    static Object carry(Object captured) {
        return null;
    }

    /**
     * Binds what {@link #carry} returned to the calling thread, in place of what is bound there.
     *
     * @return what {@link #close} needs
     */
    static Object resume(Object carried) {
        return null;
    }

    /** Ends what {@link #open} or {@link #resume} began, on the same thread, innermost first. */
    static void close(Object scope) {}

    /** Ends what {@link #open} began, when the body threw this. */
    static void failed(Object scope, Throwable thrown) {}

    /** Describes what {@link #capture} returned: the session or {@code null}, then type and id of each principal. */
    static String[] describe(Object captured) {
        return new String[1];
    }
}
