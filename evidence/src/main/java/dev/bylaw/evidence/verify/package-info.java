// SPDX-License-Identifier: Apache-2.0
/**
 * Checks what the log publishes, against keys that the verifier chose: whole logs, receipts, DSSE envelopes. Nothing in here
 * trusts anything in what it checks.
 *
 * <p>Runs in: the command, and in whatever a verifier writes. Depends on {@code merkle}, {@code note}, {@code tiles}, {@code
 * json}; entered by the command.
 */
package dev.bylaw.evidence.verify;
