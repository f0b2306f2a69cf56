// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions in the telemetry libraries that an application has already: attributes on OpenTelemetry's current span, counters
 * and timers of Micrometer. Never evidence: that is the log. Nothing of these libraries is needed, bundled, or named in
 * anything but text; nobody loads them for this.
 *
 * <p>Entered by {@link dev.bylaw.engine} alone. Runs in the enforcer's loader. What runs of the application runs with none
 * of the enforcer's powers: on its own thread, when a decision is over, or on a thread of this package that decides nothing.
 */
package dev.bylaw.engine.telemetry;
