// SPDX-License-Identifier: Apache-2.0
/**
 * {@code bylaw doctor}: starts a JVM as the service would be, has the enforcer in it look around, and shows what it says.
 *
 * <p>Runs in: the command's process. Main enters; nobody else.
 */
package dev.bylaw.cli.doctor;
