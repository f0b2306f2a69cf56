// SPDX-License-Identifier: Apache-2.0
/**
 * Attacks on the enforcer, by the ids of the threat catalogue: one test for each entry, run in a JVM under the shipped
 * bylaw.jar.
 *
 * <p>An attack is a method of a class in {@link dev.bylaw.threats.app}; its name begins with the entry's id. It is given an
 * {@link dev.bylaw.threats.app.Attempt} and tries, as often as it likes, to get past the check of the
 * {@link dev.bylaw.threats.app.Vault}. {@link dev.bylaw.threats.Threats} counts, for each: what was tried, what took effect,
 * what was refused, and what stands in the log after the JVM has ended.
 */
package dev.bylaw.threats;
