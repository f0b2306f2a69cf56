// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A chain of principals, ready to be bound to a body, and what the body is limited to. Immutable; each run binds anew, on the
 * thread that runs it, and its limits begin anew.
 *
 * <h2>Limits</h2>
 * They hold for the body and for everybody whom it hands work on to, on whatever thread. Inside another binding they can only
 * take away: time ends with the outer one's at the latest, calls are taken from the outer one's as well, and actions must be
 * among the outer one's. What is over a limit is refused with an {@link ActionDeniedException}.
 */
public final class Binding {

    private static final long NO_TIME = -1;
    private static final int NO_CALLS = -1;

    private final String[] chain;
    private final boolean handsOn;
    private final String session;
    private final long nanos;
    private final int calls;
    private final String[] only;

    private Binding(String[] chain, boolean handsOn, String session, long nanos, int calls, String[] only) {
        this.chain = chain;
        this.handsOn = handsOn;
        this.session = session;
        this.nanos = nanos;
        this.calls = calls;
        this.only = only;
    }

    static Binding of(Principal principal, Principal[] delegates, boolean handsOn) {
        String[] chain = new String[2 * (1 + delegates.length)];
        chain[0] = principal.type();
        chain[1] = principal.id();
        for (int i = 0; i < delegates.length; i++) {
            chain[2 * i + 2] = delegates[i].type();
            chain[2 * i + 3] = delegates[i].id();
        }
        return new Binding(chain, handsOn, null, NO_TIME, NO_CALLS, null);
    }

    /** The same binding within a session, which policies read as {@code context.session.id} and records carry. */
    public Binding inSession(String id) {
        return new Binding(chain, handsOn, Objects.requireNonNull(id, "id"), nanos, calls, only);
    }

    /**
     * The same binding for this long: from the moment when its body begins. Afterwards nothing governed begins any more; what
     * has begun goes on.
     *
     * @throws IllegalArgumentException when the time is not positive
     */
    public Binding within(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A binding needs a time above zero, and not " + time + ".");
        }
        long wanted;
        try {
            wanted = time.toNanos();
        } catch (ArithmeticException centuries) {
            wanted = Long.MAX_VALUE;
        }
        return new Binding(chain, handsOn, session, wanted, calls, only);
    }

    /**
     * The same binding for this many governed calls. A call that is allowed takes one, whoever makes it; one that is refused
     * takes none, and neither does handing work on.
     *
     * @throws IllegalArgumentException when the number is not positive
     */
    public Binding limit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A binding needs a limit of at least one call, and not " + most + ".");
        }
        return new Binding(chain, handsOn, session, nanos, most, only);
    }

    /**
     * The same binding for these actions alone, by the names that policies know. To hand the work on is the action {@code
     * delegate}.
     *
     * @throws IllegalArgumentException when there are none
     */
    public Binding only(String... actions) {
        if (actions.length == 0) {
            throw new IllegalArgumentException("A binding needs at least one action.");
        }
        String[] copy = actions.clone();
        for (String action : copy) {
            Objects.requireNonNull(action, "action");
        }
        return new Binding(chain, handsOn, session, nanos, calls, copy);
    }

    /** Runs the body with this binding, and ends the binding when the body ends, however it does. */
    public void run(Runnable body) {
        Object scope = open();
        try {
            body.run();
        } catch (Throwable thrown) {
            Enforcement.failed(scope, thrown);
            throw thrown;
        }
        Enforcement.close(scope);
    }

    /** Calls the body with this binding, and ends the binding when the body ends, however it does. */
    public <T> T call(Callable<T> body) throws Exception {
        Object scope = open();
        T result;
        try {
            result = body.call();
        } catch (Throwable thrown) {
            Enforcement.failed(scope, thrown);
            throw thrown;
        }
        Enforcement.close(scope);
        return result;
    }

    private Object open() {
        return Enforcement.open(chain, session, handsOn, nanos, calls, only);
    }
}
