// SPDX-License-Identifier: Apache-2.0
/**
 * Where the log's cryptography comes from: the JDK's own providers, as they were before any application code ran.
 *
 * <p>Runs in: the agent's loader, first in premain, then on the log's threads and on those of callers; and in the command.
 * Entered by every package here that hashes, signs or draws random bytes, and by the agent.
 */
package dev.bylaw.evidence.crypto;
