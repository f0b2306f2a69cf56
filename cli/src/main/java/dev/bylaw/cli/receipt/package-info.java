// SPDX-License-Identifier: Apache-2.0
/**
 * {@code bylaw receipt}: for those who got a receipt and have no log. Nothing in a receipt is believed before it verifies
 * against keys that the verifier chose. Entered by the command's tree.
 *
 * <p>Runs in: the JVM of the command.
 */
package dev.bylaw.cli.receipt;
