// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.statement.Execution;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls whose outcome is known when a promise is kept, on whichever thread. Each is noted once; one that is never told of stays
 * unknown. Any thread.
 */
final class Promises {

    private final Docket docket;

    Promises(Docket docket) {
        this.docket = docket;
    }

    /** A call that was allowed. Its holder can do nothing with it but hand it back. */
    private record Promise(Actor.Call call, AtomicBoolean noted) {}

    /** What {@link #settle} and {@link #abandon} take; {@code null} for {@code null}. */
    static Object of(Actor.Call call) {
        return call == null ? null : new Promise(Actor.copy(call), new AtomicBoolean());
    }

    /** @param thrown {@code null} when the promise was kept */
    void settle(Object promised, Throwable thrown) {
        note(promised, thrown == null ? Execution.Outcome.COMPLETED : Execution.Outcome.FAILED, thrown);
    }

    /** Nobody knows how far the work had come. */
    void abandon(Object promised) {
        note(promised, Execution.Outcome.UNKNOWN, null);
    }

    /** Takes the invocation of this number off its thread; {@code null} when it is none of its. */
    Actor.Call closed(Actor actor, int number) {
        Actor.Call call = actor.close(number);
        while (call != null && call.number != number) {
            // The end of an inner call was lost, for example because the stack overflowed in it.
            docket.outcome(call, Execution.Outcome.UNKNOWN, null);
            call = actor.close(number);
        }
        return call;
    }

    private void note(Object promised, Execution.Outcome outcome, Throwable thrown) {
        if (promised instanceof Promise promise && promise.noted.compareAndSet(false, true)) {
            docket.outcome(promise.call, outcome, thrown);
            docket.show(promise.call.observed);
        }
    }
}
