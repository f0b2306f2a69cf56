// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * How the JVM was started.
 *
 * @param arguments what follows {@code -javaagent:bylaw.jar=}; {@code null} when nothing does
 * @param jar the path of bylaw.jar
 * @param version the version of bylaw.jar
 * @param exports how the engine reaches packages of the JDK that are not exported
 */
public record StartContext(String arguments, String jar, String version, Exports exports) {

    /** Exports packages of the JDK to the enforcer's own module, and to no other. */
    @FunctionalInterface
    public interface Exports {
        /** From here on, our classes can use the package's public types. */
        void toUs(Module module, String packageName);
    }
}
