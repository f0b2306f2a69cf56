// SPDX-License-Identifier: Apache-2.0
/**
 * The disk as the log sees it: few operations, each of which can fail and each of which a test can make fail.
 *
 * <p>Runs in: the agent's loader, on threads of the log alone, and in the command. Depends on nothing; entered by {@code
 * wal}, {@code tiles} and {@code log}.
 */
package dev.bylaw.evidence.storage;
