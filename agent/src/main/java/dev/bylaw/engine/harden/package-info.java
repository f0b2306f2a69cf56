// SPDX-License-Identifier: Apache-2.0
/**
 * What this JVM lets code do that Bylaw cannot stop, and which flag closes it.
 *
 * <p>Runs in: the agent's loader, in premain only. {@link dev.bylaw.engine.harden.Posture#of} is the door: from {@link
 * dev.bylaw.engine.harden.JvmFacts}, which are read from the JVM's effective state by {@link
 * dev.bylaw.engine.harden.ThisJvm}, it makes a list of findings.
 */
package dev.bylaw.engine.harden;
