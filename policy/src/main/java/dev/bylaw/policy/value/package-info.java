/**
 * The values of the Cedar language: what an attribute holds, what an expression evaluates to.
 *
 * <p>Everyone may use it; it knows nobody. Every type is immutable, its {@code equals} is Cedar's {@code ==}, and its
 * {@code toString} is a Cedar expression that evaluates to it. Nothing here depends on locale, time zone or clock.
 *
 * <p>Runs in: the agent's loader, on application threads.
 */
package dev.bylaw.policy.value;
