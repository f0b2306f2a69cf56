// SPDX-License-Identifier: Apache-2.0
/**
 * The log: takes statements from any thread, keeps them safe, publishes them under signed checkpoints, and reads them back.
 *
 * <p>Runs in: the agent's loader; appends on governed threads, everything else on two threads of its own. Depends on the
 * other rooms of this module; entered by the engine and by the command.
 */
package dev.bylaw.evidence.log;
