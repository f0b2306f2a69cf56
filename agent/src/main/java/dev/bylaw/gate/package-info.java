/**
 * The one class that woven code calls, and the interface behind it.
 *
 * <p>Runs in: java.base. The build moves this package to {@code java.lang.constant}: every module reads java.base, every
 * class loader delegates {@code java.*}, so woven code links to the gate wherever it was defined, and that package is
 * one that nobody opens. Depends on {@code java.lang} and the packages in it alone.
 */
package dev.bylaw.gate;
