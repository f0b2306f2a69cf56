// SPDX-License-Identifier: Apache-2.0
/**
 * Asks witnesses to cosign the log's heads (c2sp.org/tlog-witness). A witness sees origin, size and root, never a record.
 *
 * <p>Runs in: the agent's loader, on the log's publishing thread; its classes and the JDK's HTTP client are loaded only where
 * witnesses are configured. Depends on {@code merkle} and {@code note}; entered by {@code log} alone.
 */
package dev.bylaw.evidence.witness;
