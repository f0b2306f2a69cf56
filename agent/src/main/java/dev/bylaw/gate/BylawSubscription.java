// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

/**
 * One subscription to what a framework does later, as the engine knows it: begun by {@link BylawEnforcer#subscribe} on the thread
 * that subscribes, and left there by {@link #left}. The other methods may be called on any thread, by then or later.
 */
public interface BylawSubscription {

    /** On whose behalf, and inside of what, that works which was subscribed to; for {@link BylawEnforcer#begin}. */
    Object inside();

    /** On whose behalf, and inside of what, that goes on which has subscribed; for {@link BylawEnforcer#begin}. */
    Object outside();

    /**
     * There will be no more signals. What comes after the first end changes nothing. Never throws.
     *
     * @param thrown the error, or {@code null}
     */
    void ended(Throwable thrown);

    /** Whoever had subscribed does not want to know any more. Like {@link #ended}: how it ends, nobody learns. */
    void disposed();

    /** The call that subscribes returns. Never throws. */
    void left();
}
