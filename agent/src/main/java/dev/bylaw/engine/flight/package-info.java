// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions as events of the JDK's flight recorder, for whoever profiles a service. Never evidence: that is the log.
 *
 * <p>Entered by {@link dev.bylaw.engine} alone. Runs in the enforcer's loader. Nothing here touches {@code jdk.jfr} before
 * somebody records: its first event costs a tenth of a second of processor time, and a JDK may come without it.
 */
package dev.bylaw.engine.flight;
