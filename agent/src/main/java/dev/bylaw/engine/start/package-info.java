// SPDX-License-Identifier: Apache-2.0
/**
 * What can be known before the application starts: the class files on its class path, read as bytes.
 *
 * <p>Runs in: the agent's loader, in premain only. No class of the application is loaded here.
 */
package dev.bylaw.engine.start;
