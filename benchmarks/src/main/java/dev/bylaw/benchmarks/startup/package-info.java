// SPDX-License-Identifier: Apache-2.0
/**
 * What starting under the enforcer costs, in CPU time of the whole process, over a Java agent that does nothing.
 *
 * <p>The agent that does nothing is the fair measure: any {@code -javaagent} makes the JVM start more slowly.
 */
package dev.bylaw.benchmarks.startup;
