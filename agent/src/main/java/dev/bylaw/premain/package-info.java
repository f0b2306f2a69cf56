/**
 * What the JVM finds in bylaw.jar: the entry points, and the loader for everything else.
 *
 * <p>Runs in: the application's class loader, because that is where {@code -javaagent} puts it; so it is as small as it can
 * be, is trusted with nothing, and knows every other package by name alone. Compiled for Java 8, so that an old JVM says
 * in one line what it lacks. Nobody but the JVM enters.
 */
package dev.bylaw.premain;
