/**
 * The fast evaluator: policies as trees of small nodes, with everything that does not depend on the request worked out
 * before.
 *
 * <p>A node never throws and never allocates for an error: an error is a result of its own, and its message is made by the
 * interpreter when somebody asks. Entered through {@link dev.bylaw.policy.index}.
 *
 * <p>Runs in: the agent's loader, on application threads.
 */
package dev.bylaw.policy.compile;
