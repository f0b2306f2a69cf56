/**
 * What is asked: turns an invocation into the request that policies see.
 *
 * <p>Runs in: the agent's loader, on the application's threads, between the entry of a governed method and its body.
 * Nothing here calls a method that the application could have written: values are taken from known JDK classes, by exact
 * class, and whatever else an argument may be stays opaque.
 */
package dev.bylaw.engine.ask;
