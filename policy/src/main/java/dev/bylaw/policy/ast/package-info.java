/**
 * Policies as data: what the parser makes, the evaluators read, and a program may build.
 *
 * <p>Everyone may use it. Every type is immutable. Two expressions are equal when they mean the same by their form: where
 * they stand in a text does not count.
 *
 * <p>Runs in: the agent's loader.
 */
package dev.bylaw.policy.ast;
