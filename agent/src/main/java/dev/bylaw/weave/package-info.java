/**
 * Turns class bytes into woven class bytes, and keeps the ledger of what was woven and what was not.
 *
 * <p>Runs in: the agent's loader. Most of it is called by the JVM while application loaders hold their locks, so nothing
 * here may load an application class, call an application loader, wait, or throw. The engine enters through {@link
 * dev.bylaw.weave.Engine}, which it implements, and {@link dev.bylaw.weave.Weaving}, which it is given; the premain class
 * enters through {@link dev.bylaw.weave.AgentStart}. Of the gate only its name is known here: woven code calls it, and the
 * start hands it the engine.
 */
package dev.bylaw.weave;
