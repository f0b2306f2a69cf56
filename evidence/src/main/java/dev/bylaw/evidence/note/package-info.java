// SPDX-License-Identifier: Apache-2.0
/**
 * What is signed and by whom it must be: C2SP signed notes, checkpoints, cosignatures, tlog-policy and tlog-proof files.
 * Each format is one class, so that a change of its specification is a change of one class.
 *
 * <p>Runs in: the agent's loader, on the log's threads, and in the command. Depends on {@code merkle}; entered by {@code log},
 * {@code verify} and {@code witness}. Pure.
 */
package dev.bylaw.evidence.note;
