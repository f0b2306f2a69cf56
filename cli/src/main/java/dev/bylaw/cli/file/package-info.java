// SPDX-License-Identifier: Apache-2.0
/**
 * Files that the user names: read whole, with one message for everything that can be wrong with them. Entered by the
 * commands.
 *
 * <p>Runs in: the JVM of the command.
 */
package dev.bylaw.cli.file;
