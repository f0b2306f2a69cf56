// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * What the weaver tells and asks the engine about sites.
 *
 * <h2>Threads</h2>
 * Called on any thread that loads a class, under the locks of its loader, and never for two sites at once. An
 * implementation must not wait for another thread, must not load an application class, and must not throw: an exception
 * makes the class refuse. The weaver's lock is held, so an implementation must not call {@link Weaving} from here, nor hold
 * a lock elsewhere, while calling it, that it takes here.
 */
public interface Sites {

    /**
     * Whether the site's prologue must hand over receiver and arguments. Asked before {@link #woven}, and again at each
     * {@link Weaving#reweave}. Without them the gate is given {@code null} for both.
     */
    boolean needsArguments(Site site);

    /**
     * From now on code with this site's number may run. Called once for a site, before its class can run. Calls with a number
     * that was never announced here must be refused, in every mode: the start's self-test makes some.
     */
    void woven(Site site);

    /** No class with this site is left, and its number may be given to another site. */
    void retired(Site site);

    /** Something governed could not be woven. May be called before the engine has started, and at any time after. */
    void gap(Gap gap);
}
