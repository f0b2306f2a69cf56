/**
 * What policies may look at, found without a request, so that callers need not prepare what nobody asks for.
 *
 * <p>Entered through {@link dev.bylaw.policy.ActionPolicies#requirements}.
 *
 * <p>Runs in: the agent's loader, when policies are loaded.
 */
package dev.bylaw.policy.analyze;
