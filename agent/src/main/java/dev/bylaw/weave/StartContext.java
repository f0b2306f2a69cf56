// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * How the JVM was started.
 *
 * @param arguments what follows {@code -javaagent:bylaw.jar=}; {@code null} when nothing does
 * @param jar the path of bylaw.jar
 * @param version the version of bylaw.jar
 */
public record StartContext(String arguments, String jar, String version) {}
