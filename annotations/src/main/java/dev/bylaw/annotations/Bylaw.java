// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

/**
 * Who acts, said by the code that knows.
 *
 * <pre>{@code
 * Bylaw.as(Principal.of("User", "alice")).inSession("chat-17").call(() ->
 *     Bylaw.delegate(Principal.of("Agent", "support")).call(() -> support.answer(question)));
 * }</pre>
 *
 * <h2>Guarantees</h2>
 * A binding holds for the body it is given, on the thread that runs the body, and no further: it is never inherited by
 * another thread. Bindings nest and only narrow: inside a binding, both {@link #as} and {@link #delegate} hand its work on,
 * which is an action of its own that policies may refuse, and every member of the chain must be allowed to do what is done.
 * Nobody is in a chain twice. A task that is handed to an executor of the JDK takes the binding along. Where that is off, or
 * for a thread, capture it: {@code new Thread(Bylaw.current().wrap(task))}.
 *
 * <h2>Not guaranteed</h2>
 * That the caller of {@link #as} tells the truth about a principal on a thread where nothing is bound. Call it where the
 * user has just been authenticated, and nowhere else.
 *
 * <h2>Without the agent</h2>
 * Every method runs its body unchanged, except {@link #requireEnforced()}.
 */
public final class Bylaw {

    private Bylaw() {}

    /**
     * Names who acts, from the outside in: usually the user, then the agent that serves the user. Where the first one acts
     * already, nothing changes; where somebody else does, the work is handed on as by {@link #delegate}.
     *
     * @param principal the outermost principal
     * @param delegates those it handed the work to, in order; the last one is the acting one
     */
    public static Binding as(Principal principal, Principal... delegates) {
        return Binding.of(principal, delegates, false);
    }

    /**
     * Hands work to another principal, which gets no more than what is bound here: all of the present chain and the new
     * principal must be allowed. Limit it with {@link Binding#within}, {@link Binding#limit} and {@link Binding#only}.
     */
    public static Binding delegate(Principal principal) {
        return Binding.of(principal, new Principal[0], true);
    }

    /** What is bound to the calling thread, to be read or carried to another thread. Never {@code null}. */
    public static Authority current() {
        return new Authority(Enforcement.capture());
    }

    /**
     * Demands the enforcer, so that a lost {@code -javaagent} flag is not silent.
     *
     * @throws IllegalStateException when the agent is absent, or runs in observe mode
     */
    public static void requireEnforced() {
        if (!Enforcement.inForce()) {
            throw new IllegalStateException("Bylaw is not in force in this JVM: governed actions would run unchecked."
                    + " Start it with -javaagent:bylaw.jar and mode: enforce.");
        }
    }
}
