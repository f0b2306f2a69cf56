/**
 * The fast evaluator: policies as rows of small steps, with everything that does not depend on the request worked out before.
 *
 * <p>An expression is folded to a {@link dev.bylaw.policy.compile.Term}, a few policies' terms are written as the steps of a
 * {@link dev.bylaw.policy.compile.Program}, and what no step has a question for is evaluated by a tree of nodes. Nothing here
 * throws or allocates for an error: an error is a result of its own, and its message is made by the interpreter when somebody
 * asks. Entered through {@link dev.bylaw.policy.index}.
 *
 * <p>Runs in: the agent's loader, on application threads.
 */
package dev.bylaw.policy.compile;
