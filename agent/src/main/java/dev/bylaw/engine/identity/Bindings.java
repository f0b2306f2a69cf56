// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import dev.bylaw.policy.value.EntityUid;

/**
 * What is bound to each thread, and the service behind the identity API.
 *
 * <h2>Guarantees</h2>
 * A thread has a chain only if {@link #open} or {@link #resume} gave it one, or the configuration names a default; a new
 * thread has none of its creator's. {@link #open} inside a binding appends to its chain: nobody becomes somebody else.
 * Scopes form a stack that is checked: closing another scope than the innermost, or on another thread, leaves the thread
 * with nothing bound, so that a mistake costs permissions and never grants them.
 *
 * <h2>Not guaranteed</h2>
 * That whoever begins a chain says the truth. {@link RootCallers} refuses code that has no origin; trusted code must be
 * right.
 *
 * <h2>Threads</h2>
 * Any, platform or virtual. A thread sees only its own bindings; no locks.
 */
public final class Bindings {

    @SuppressWarnings(
            "ThreadLocalUsage") // there is one instance in a JVM, for as long as it runs; tests have their own
    private final ThreadLocal<Scope> innermost = new ThreadLocal<>();

    private final Chain byDefault;

    private final Runnable mayBegin;

    /** With the chain that acts on threads where nothing is bound; {@code null} for none. */
    public Bindings(Chain byDefault) {
        this(byDefault, RootCallers::check);
    }

    /** With another check of who may begin a chain: it returns, or throws a {@link SecurityException}. */
    public Bindings(Chain byDefault, Runnable mayBegin) {
        this.byDefault = byDefault;
        this.mayBegin = mayBegin;
    }

    /** Who acts on this thread, or {@code null} when nobody can say. */
    public Chain chain() {
        Scope scope = innermost.get();
        return scope == null ? byDefault : scope.chain;
    }

    /** What {@link #resume} binds elsewhere: the chain that is bound here, or {@code null}. */
    public Object capture() {
        Scope scope = innermost.get();
        return scope == null ? null : scope.chain;
    }

    /** Binds a chain that appends these members to the bound one, or begins one. Returns what {@link #close} needs. */
    public Object open(String[] further, String session) {
        Scope outer = innermost.get();
        Chain bound = outer == null ? null : outer.chain;
        if (bound == null) {
            mayBegin.run();
        }
        return bind(outer, Chain.extend(bound, further, session));
    }

    /** Binds what {@link #capture} returned, in place of what is bound. Returns what {@link #close} needs. */
    public Object resume(Object captured) {
        if (captured != null && !(captured instanceof Chain)) {
            throw new IllegalArgumentException("Refused: this is not a captured authority.");
        }
        return bind(innermost.get(), (Chain) captured);
    }

    private Scope bind(Scope outer, Chain chain) {
        Scope scope = new Scope(Thread.currentThread(), outer, chain);
        innermost.set(scope);
        return scope;
    }

    /** Ends the innermost scope of this thread. Given anything else, it leaves the thread with nothing bound. */
    public void close(Object scope) {
        Scope bound = innermost.get();
        boolean inOrder = scope != null && scope == bound && bound.owner == Thread.currentThread();
        if (inOrder && bound.outer != null) {
            innermost.set(bound.outer);
        } else {
            innermost.remove();
        }
    }

    /** The session or {@code null}, then type and id of each member of what {@link #capture} returned. */
    public String[] describe(Object captured) {
        if (!(captured instanceof Chain chain)) {
            return new String[1];
        }
        String[] described = new String[1 + 2 * chain.size()];
        described[0] = chain.session();
        for (int i = 0; i < chain.size(); i++) {
            EntityUid member = chain.member(i);
            described[1 + 2 * i] = member.type();
            described[2 + 2 * i] = member.id();
        }
        return described;
    }
}
