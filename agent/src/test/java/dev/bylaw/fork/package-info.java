/**
 * Runs tests in JVMs of their own, under {@code -javaagent}. Tests of every package may use it.
 *
 * <p>{@link dev.bylaw.fork.ForkedJvm} starts a JVM and collects what it says. {@link dev.bylaw.fork.Spec} runs a class of
 * checks in one and shows each check as a test. {@link dev.bylaw.fork.TestAgent} makes, of the shipped bylaw.jar, one whose
 * engine is the small {@link dev.bylaw.fork.TestEngine}; no such thing is ever in the shipped one.
 */
package dev.bylaw.fork;
