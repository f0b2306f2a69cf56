/**
 * The reference interpreter: it defines what a policy means, and makes every message.
 *
 * <p>It follows the language's formal semantics rule by rule and favours clarity over speed; the compiled tier must give
 * the same answers. Entered through {@link dev.bylaw.policy.Authorizer}.
 *
 * <p>Runs in: the agent's loader, on application threads.
 */
package dev.bylaw.policy.eval;
