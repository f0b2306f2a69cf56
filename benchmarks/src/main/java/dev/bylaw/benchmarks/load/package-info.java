/**
 * How long policies take until they can decide, in a JVM that has just been started. For that each measurement has a process of
 * its own.
 */
package dev.bylaw.benchmarks.load;
