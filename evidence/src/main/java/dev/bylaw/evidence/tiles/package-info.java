// SPDX-License-Identifier: Apache-2.0
/**
 * The published log as C2SP tlog-tiles has it: tiles of 256 hashes, bundles of 256 records, and their paths.
 *
 * <p>Runs in: the agent's loader, on the log's threads, and in the command. Depends on {@code merkle} and {@code storage};
 * entered by {@code log} and {@code verify}.
 */
package dev.bylaw.evidence.tiles;
