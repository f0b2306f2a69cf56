/**
 * Policy text: read into the syntax tree with good messages, and printed so that it reads back.
 *
 * <p>The schema reader shares the lexer and the collector of messages; everyone else enters through {@link
 * dev.bylaw.policy.PolicySet}. No input can make anything here recurse deeper than {@link
 * dev.bylaw.policy.ast.Expr#MAX_DEPTH}, or throw anything but its own exception.
 *
 * <p>Runs in: the agent's loader, when policies are loaded.
 */
package dev.bylaw.policy.syntax;
