/**
 * Who acts: principal chains, and what is bound to a thread.
 *
 * <p>Runs in: the agent's loader, on the application's threads. Chains are immutable and made here alone; a binding is
 * never inherited by another thread. The call path reads {@link dev.bylaw.engine.identity.Bindings#chain()}; the identity
 * API of the annotations is served by the other methods of {@link dev.bylaw.engine.identity.Bindings}.
 */
package dev.bylaw.engine.identity;
