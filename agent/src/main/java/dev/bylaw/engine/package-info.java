/**
 * Decides. Who acts, what is asked, allow or deny, the record of it; configuration, policies and their reload.
 *
 * <p>Runs in: the agent's loader, on the application's threads. The weaver starts it through {@link
 * dev.bylaw.engine.Startup}; woven code reaches {@link dev.bylaw.engine.Enforcer} through the gate. Every error on the way
 * is a denial. Nothing here calls a method that the application could have written.
 */
package dev.bylaw.engine;
