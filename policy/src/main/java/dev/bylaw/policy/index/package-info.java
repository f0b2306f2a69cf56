/**
 * Finds the policies that can match a request, and decides by those alone.
 *
 * <p>Scopes never fail, so that leaving out a policy whose scope is certainly false changes no answer: neither the decision
 * nor the determining nor the erring policies. First the action selects, then the types of principal and resource, then
 * the entities that scopes name. Entered through {@link dev.bylaw.policy.CompiledPolicies}.
 *
 * <p>Runs in: the agent's loader, on application threads.
 */
package dev.bylaw.policy.index;
