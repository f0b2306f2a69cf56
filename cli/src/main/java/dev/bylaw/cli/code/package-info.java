// SPDX-License-Identifier: Apache-2.0
/**
 * What class files say of governed methods. The command asks the enforcer, which stands in the same jar and knows which methods
 * it would weave; it comes in by name, because the command needs no enforcer for anything else. Nothing here runs the classes.
 *
 * <p>Runs in: the command's process, on its own loader.
 */
package dev.bylaw.cli.code;
