// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import dev.bylaw.gate.BylawEnforcer;
import java.util.List;
import java.util.Set;

/**
 * The engine as the start sees it. The calls come in this order, on the thread that runs premain: {@link #rules}, {@link
 * #tools}, {@link #agents}, {@link #enforcer}, then those of {@link Sites} as classes are woven, then {@link #started}, and those of {@link Sites} for as
 * long as the JVM runs.
 */
public interface Engine extends Sites {

    /** Makes the engine. The class {@code dev.bylaw.engine.Startup} implements it and has a public constructor without parameters. */
    interface Factory {
        /**
         * Reads configuration and policies, and opens the log.
         *
         * @param context how this JVM was started
         * @throws StartFailure when the service must not start; its message goes to stderr and the JVM ends with 78
         */
        Engine prepare(StartContext context) throws StartFailure;
    }

    /** The entries of {@code govern:}, in the order of the configuration; the first that matches a method counts. */
    List<GovernRule> rules();

    /** The frameworks whose tools are governed. */
    Tools tools();

    /** The agents that keep their powers while the application runs: names of their classes, {@code *} for any characters. */
    List<String> agents();

    /** Whether Spring Security says whom it authenticated. */
    default boolean bindsAuthenticated() {
        return false;
    }

    /** The sinks that are turned on. */
    Set<Sink> sinks();

    /** Whether work that is handed to another thread takes along on whose behalf it is done. */
    boolean carries();

    /** A power of the JVM was refused to whoever wanted to use it. Any thread, also one that holds locks of the JDK. */
    void refused(Power power);

    /** The JDK's flight recorder is being loaded. Any thread, also one that holds locks of the JDK. */
    void flightRecorderAppears();

    /** Names of classes, with slashes, that the engine wants to know of when they are defined. */
    default Set<String> libraries() {
        return Set.of();
    }

    /**
     * One of {@link #libraries} is being defined, or was before us. Any thread, also one that holds locks of the JDK.
     *
     * @param loader its loader; {@code null} for the JVM's own
     */
    default void libraryAppears(String name, ClassLoader loader) {}

    /**
     * SHA-256 of a class file, in lower-case hexadecimal, by the security providers of the start. Not called on a thread that
     * loads a class.
     */
    String sha256(byte[] classFile);

    /** What stands behind the gate. Asked once; the gate then keeps it for ever. */
    BylawEnforcer enforcer(Weaving weaving);

    /**
     * All that was loaded before the application is woven. The engine checks its policies against the sites and gaps known
     * now, records them and reports them.
     *
     * @throws StartFailure when the service must not start
     */
    void started() throws StartFailure;
}
