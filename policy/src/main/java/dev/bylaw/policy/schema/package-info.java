/**
 * Cedar schemas: both syntaxes read and written, names resolved, hierarchies closed.
 *
 * <p>Enter through {@link dev.bylaw.policy.schema.Schema}, or {@link dev.bylaw.policy.schema.SchemaBuilder} for a
 * schema that a program makes. The text and the JSON syntax meet in one package-private tree of what was written
 * ({@code SchemaSource}), from which the resolved schema and both texts come. No I/O, no state.
 *
 * <p>Runs in the agent's loader, and wherever policies are checked.
 */
package dev.bylaw.policy.schema;
