/**
 * What the JDK is about to do at a sink, in the words of policies: which file, which address, which command, and who made
 * it do so.
 *
 * <p>Runs in: the agent's loader, on the application's threads, in the middle of the JDK's own work. Nothing here may call
 * the application's code, wait, or have an effect that is itself a sink. The engine enters by {@link
 * dev.bylaw.engine.sink.Effects}.
 */
package dev.bylaw.engine.sink;
