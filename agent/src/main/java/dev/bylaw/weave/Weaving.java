// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.reflect.Method;
import java.util.List;

/**
 * What the engine may ask of the weaver. Any thread; the lists are snapshots.
 */
public interface Weaving {

    /** What {@link dev.bylaw.gate.BylawEnforcer#defining} must return; the engine passes the call on and adds nothing. */
    byte[] defining(Class<?> host, byte[] classFile);

    /** What {@link dev.bylaw.gate.BylawEnforcer#defined} must do; the engine passes the call on and adds nothing. */
    void defined(Class<?> type);

    /** What {@link dev.bylaw.gate.BylawEnforcer#power} must do; the engine passes the call on and adds nothing. */
    void power(String operation, Object subject, String detail);

    /** What {@link dev.bylaw.gate.BylawEnforcer#transformed} must return; the engine passes the call on and adds nothing. */
    byte[] transformed(Object instrumentation, ClassLoader loader, String name, byte[] before, byte[] after);

    /**
     * Weaves the site again, so that {@link Sites#needsArguments} is asked once more. Until this returns, calls may still
     * arrive without arguments; the engine denies them where it needs arguments.
     *
     * @throws WeaveFailure when a class that holds the site could not be woven again
     */
    void reweave(Site site) throws WeaveFailure;

    /** Whether a method asks when it is called, or, where it is abstract, whatever implements it does. */
    boolean governs(Method method);

    /** Whether objects of this class are known to ask, or to call what asks, before they run a tool. */
    boolean asks(Class<?> type);

    /**
     * A framework calls this method as a tool, and nothing in its class file says so. Weaves it, and what overrides it.
     *
     * @param action the tool's name
     * @param framework as in the configuration
     * @return whether it asks from now on. Not when it belongs to the JDK or to a hidden class, or the JVM does not take it
     */
    boolean learn(Method method, String action, String framework);

    /**
     * Says what would be governed in a class file, without defining it. An entry of {@code govern:} that names a method of it
     * counts as matched.
     *
     * @throws IllegalArgumentException when these are no class file that can be read
     */
    Foreseen foresee(byte[] classFile);

    /** Every class woven so far and still loaded. */
    List<Woven> woven();

    /** Every gap so far, oldest first; {@link #gapsDropped} says how many are not in it. */
    List<Gap> gaps();

    /** How many gaps were too many to keep. Each was passed to {@link Sites#gap}. */
    long gapsDropped();

    /** The entries of {@code govern:} that have matched no method yet. */
    List<GovernRule> unmatchedRules();
}
