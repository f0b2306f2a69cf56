/**
 * What application code imports from Bylaw: annotations that name governed actions, the refusal, and the identity API.
 *
 * <p>Runs in: the application's loader. It depends on nothing, starts nothing and holds no state: without the Java agent
 * every annotation is inert and every method here runs its body unchanged, except {@link
 * dev.bylaw.annotations.Bylaw#requireEnforced()}, which then throws.
 */
package dev.bylaw.annotations;
