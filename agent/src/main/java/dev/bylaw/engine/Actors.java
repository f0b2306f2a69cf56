// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.crypto.Randomness;

/** Each thread as the enforcer sees it. Any thread, platform or virtual; each gets its own. */
final class Actors {

    @SuppressWarnings("ThreadLocalUsage") // one enforcer in a JVM, for as long as it runs
    private final ThreadLocal<Actor> actors = new ThreadLocal<>();

    private final Runnable beforeFirst;

    /** With what is run on each thread before it is looked at for the first time. */
    Actors(Runnable beforeFirst) {
        this.beforeFirst = beforeFirst;
    }

    /** This thread. */
    Actor here() {
        Actor actor = actors.get();
        if (actor == null) {
            beforeFirst.run(); // not even Actor is initialised before
            actor = new Actor(Randomness.system().nextLong());
            actors.set(actor);
        }
        return actor;
    }

    /** This thread, or {@code null} when nothing was ever decided on it. */
    Actor known() {
        return actors.get();
    }
}
