// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import dev.bylaw.policy.value.EntityUid;

/**
 * What is bound to each thread, and the service behind the identity API.
 *
 * <h2>Guarantees</h2>
 * A thread has a chain only if {@link #open} or {@link #resume} gave it one, or the configuration names a default; a new
 * thread has none of its creator's. {@link #open} inside a binding hands its work on: nobody becomes somebody else.
 * Scopes form a stack that is checked: closing another scope than the innermost, or on another thread, leaves the thread
 * with nothing bound, so that a mistake costs permissions and never grants them.
 *
 * What was captured can be handed to a task only while its binding lasts, and only where it narrows what is bound.
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
        return scope == null || scope.unbound ? byDefault : scope.chain;
    }

    /** What is bound here, to be described or carried elsewhere; {@code null} when nothing is. */
    public Object capture() {
        Scope scope = innermost.get();
        return scope == null || scope.chain == null ? null : new Captured(scope);
    }

    /** A binding that somebody keeps a reference to. It gives nothing away by itself. */
    private record Captured(Scope scope) {}

    /**
     * Hands a task over, to be run under what {@link #capture} returned: now, and not for ever, because a reference that was
     * kept or given away would otherwise outlive whoever it stands for. Returns what {@link #resume} binds.
     *
     * @throws SecurityException when the binding that was captured has ended, or when something else is bound here that the
     *     captured chain does not narrow
     */
    public Object carry(Object captured) {
        if (captured == null) {
            return null;
        }
        if (!(captured instanceof Captured of)) {
            throw new IllegalArgumentException("Refused: this is not a captured authority.");
        }
        if (of.scope.ended) {
            throw new SecurityException("Refused: the binding that this authority was taken from has ended."
                    + " Wrap the task inside the binding.");
        }
        Scope bound = innermost.get();
        if (bound != null && bound.chain != null && !of.scope.chain.narrows(bound.chain)) {
            throw new SecurityException("Refused: this authority is not that of who acts on this thread, nor narrower."
                    + " Wrap the task on the thread that the authority was taken on.");
        }
        return of.scope.handed();
    }

    /** What is bound here, for a task that is handed over now; {@code null} when nothing is. Allocates once for a binding. */
    public Handed handOver() {
        Scope scope = innermost.get();
        return scope == null || scope.chain == null ? null : scope.handed();
    }

    /** The same for what goes on later as if it ran here: also where nothing is bound; {@code null} where nobody acts. */
    public Handed here() {
        Scope scope = innermost.get();
        if (scope == null || scope.unbound) {
            return Handed.UNBOUND;
        }
        return scope.chain == null ? null : scope.handed();
    }

    /** Whether this thread runs work that was handed over in a binding that has ended since. */
    public boolean outlived() {
        Scope scope = innermost.get();
        return scope != null && scope.isOver();
    }

    /** Whether anybody is bound here; the default is not. */
    public boolean isBound() {
        Scope scope = innermost.get();
        return scope != null && scope.chain != null;
    }

    /** Binds a chain where nothing is bound. {@link #mayOpen} has returned before. Returns what {@link #close} needs. */
    public Object begin(Chain chain) {
        if (isBound()) {
            throw new IllegalStateException("Somebody is bound here already.");
        }
        return bind(innermost.get(), chain, null);
    }

    /**
     * Returns when the calling code may open a binding here: something is bound that it can only narrow, or it may begin a chain.
     *
     * @throws SecurityException when it may not
     */
    public void mayOpen() {
        if (!isBound()) {
            mayBegin.run();
        }
    }

    /**
     * Binds what code asks for: begins a chain where nothing is bound, and from there on hands work over from one member to the
     * next. {@link #mayOpen} has returned before. Returns what {@link #close} needs.
     *
     * @throws SecurityException when the work may not be handed on; nothing is bound then
     */
    public Object open(Opening wanted, HandOver handOver) {
        Scope outer = innermost.get();
        Chain chain = outer == null ? null : outer.chain;
        for (EntityUid member : wanted.members()) {
            if (chain == null) {
                chain = Chain.of(member, Source.API).in(wanted.session());
            } else if (wanted.handsOn() || !member.equals(chain.acting())) {
                chain = handOver.from(chain.in(wanted.session()), member);
            }
        }
        return bind(outer, chain.in(wanted.session()).under(wanted.limits()), null);
    }

    /**
     * Binds what {@link #carry}, {@link #handOver} or {@link #here} returned, {@code null} for nobody, in place of what is
     * bound. Returns what {@link #close} needs.
     */
    public Object resume(Object carried) {
        if (carried == null) {
            return bind(innermost.get(), null, null);
        }
        if (!(carried instanceof Handed of)) {
            throw new IllegalArgumentException("Refused: this is not an authority that was handed over.");
        }
        if (of.origin == null) {
            Scope unbound = Scope.unbound(Thread.currentThread(), innermost.get());
            innermost.set(unbound);
            return unbound;
        }
        return bind(innermost.get(), of.origin.chain, of.origin);
    }

    /**
     * Binds what an agent framework says of who acts and in which session, where the bound or the default chain does not say
     * so already: the agent is appended where the chain has none, and a session is added where it has none. Nobody is bound
     * who was not, so that a framework never makes a call attributed. Returns what {@link #close} needs, {@code null} when
     * there is nothing to bind.
     *
     * @param agent what the framework calls the agent; {@code null} when it does not say
     * @param session what the framework calls the session; {@code null} when it does not say
     */
    public Object join(String agent, String session) {
        Chain bound = chain();
        Chain joined = bound == null ? null : bound.joinedBy(agent, session);
        return joined == bound ? null : bind(innermost.get(), joined, null);
    }

    /**
     * Binds what follows where a framework hands work on to an agent of its own. Where nobody acts, nobody does from there on
     * either. Returns what {@link #close} needs, {@code null} when there is nothing to bind.
     *
     * @throws SecurityException when the work may not be handed on; nothing is bound then
     */
    public Object handOn(EntityUid to, HandOver handOver) {
        Chain bound = chain();
        return bound == null ? null : bind(innermost.get(), handOver.from(bound, to), null);
    }

    private Scope bind(Scope outer, Chain chain, Scope origin) {
        Scope scope = new Scope(Thread.currentThread(), outer, chain, origin);
        innermost.set(scope);
        return scope;
    }

    /** Ends the innermost scope of this thread. Given anything else, it leaves the thread with nothing bound. */
    public void close(Object scope) {
        leave(scope);
        ended(scope);
    }

    /** Says that a scope has ended that was left before. Any thread. */
    public void ended(Object scope) {
        if (scope instanceof Scope left) {
            left.ended = true;
        }
    }

    /** Takes the innermost scope off, like {@link #close}, while the work goes on elsewhere that it was opened for. */
    public void leave(Object scope) {
        Scope bound = innermost.get();
        boolean inOrder = scope != null && scope == bound && bound.owner == Thread.currentThread();
        if (!inOrder) {
            end(bound);
        }
        if (inOrder && bound.outer != null) {
            innermost.set(bound.outer);
        } else {
            innermost.remove();
        }
    }

    private static void end(Scope innermost) {
        for (Scope each = innermost; each != null; each = each.outer) {
            each.ended = true;
        }
    }

    /** The session or {@code null}, then type and id of each member of what {@link #capture} returned. */
    public String[] describe(Object captured) {
        if (!(captured instanceof Captured of)) {
            return new String[1];
        }
        Chain chain = of.scope.chain;
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
