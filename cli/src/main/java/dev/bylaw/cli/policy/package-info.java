// SPDX-License-Identifier: Apache-2.0
/**
 * {@code bylaw policy}: policies tried outside a service. Decisions are those of the policy module, in plain Cedar: the
 * enforcer's further rules (every member of a chain, refusing when a forbid fails) are not applied. Entered by the command's
 * tree.
 *
 * <p>Runs in: the JVM of the command.
 */
package dev.bylaw.cli.policy;
