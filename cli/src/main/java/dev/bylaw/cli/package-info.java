// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code bylaw} command: how operators and auditors read a log, verify it, and try policies.
 *
 * <p>This package is the door: it makes the tree of commands, hands each its {@link dev.bylaw.cli.console.Console} and turns
 * what happens into an exit code. The rooms below hold the commands themselves. Entered by the launcher of bylaw.jar alone.
 *
 * <p>Runs in: a JVM of its own, in the isolated loader of bylaw.jar; never in a governed one.
 */
package dev.bylaw.cli;
