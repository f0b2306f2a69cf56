/**
 * The one class that woven code calls, the interface behind it, and what stands in for tasks on their way to another thread.
 *
 * <p>Runs in: java.base. The build moves this package to {@code java.lang.constant}: every module reads java.base, every
 * class loader delegates {@code java.*}, so woven code links to the gate wherever it was defined, and that package is
 * one that nobody opens. Depends on java.base alone, and loads little of it: what is here runs below the whole JDK.
 */
package dev.bylaw.gate;
