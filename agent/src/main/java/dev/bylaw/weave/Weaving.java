// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/**
 * What the engine may ask of the weaver. Any thread; the lists are snapshots.
 */
public interface Weaving {

    /**
     * Passes on {@link dev.bylaw.gate.BylawEnforcer#initialising}: a class or interface whose declarations are governed is
     * about to be initialised. Its subtypes that were loaded before it are woven now, before any of their methods runs.
     *
     * @throws SecurityException when one of them cannot be woven; the initialisation then fails
     */
    void initialising(Class<?> type);

    /**
     * Weaves the site again, so that {@link Sites#needsArguments} is asked once more. Until this returns, calls may still
     * arrive without arguments; the engine denies them where it needs arguments.
     *
     * @throws WeaveFailure when a class that holds the site could not be woven again
     */
    void reweave(Site site) throws WeaveFailure;

    /** Every class woven so far and still loaded. */
    List<Woven> woven();

    /** Every gap so far, oldest first; {@link #gapsDropped} says how many are not in it. */
    List<Gap> gaps();

    /** How many gaps were too many to keep. Each was passed to {@link Sites#gap}. */
    long gapsDropped();

    /** The entries of {@code govern:} that have matched no method yet. */
    List<GovernRule> unmatchedRules();
}
