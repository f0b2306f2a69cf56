// SPDX-License-Identifier: Apache-2.0
/**
 * What every command speaks with: the two streams and what they can show, tables, progress, exit codes, failures. What
 * comes from a record or a policy is made visible here before it reaches a terminal. Entered by all commands; depends on
 * none of them.
 *
 * <p>Runs in: the JVM of the command.
 */
package dev.bylaw.cli.console;
