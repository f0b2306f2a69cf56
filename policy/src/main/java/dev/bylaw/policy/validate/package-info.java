/**
 * Checks policies, requests and entities against a schema before anything is decided.
 *
 * <p>Enter through {@link dev.bylaw.policy.validate.Validator}. The type checker follows the formal rules of Cedar's
 * Lean model, and reports every error it can reach. No I/O, no state.
 *
 * <p>Runs in the agent's loader, and wherever policies are checked.
 */
package dev.bylaw.policy.validate;
