// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the inner jar of {@code bylaw.jar}: class files that load and start with as little of the JVM as can be.
 *
 * <p>An {@code invokedynamic} instruction is linked when it first runs, by code that generates classes. In a JVM that has
 * just begun, a lambda so costs a tenth of a millisecond and more, the first one ten, and the first {@code hashCode} of a
 * record fifty; and while the enforcer weaves a class, a class that it generates itself comes back to it (threat LOAD-5).
 * Here these instructions become plain classes and methods, in our own code and in the libraries that are shipped with it,
 * so that nobody has to write Java as if they did not exist.
 *
 * <p>Runs in the build only.
 */
package dev.bylaw.packing;
