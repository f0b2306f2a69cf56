// SPDX-License-Identifier: Apache-2.0
/**
 * JSON as the command needs it: small trees read strictly, and one object a line written. On jackson-core alone, because
 * object mapping would double both the size of bylaw.jar and the time the command takes to start.
 *
 * <p>Runs in: the JVM of the command.
 */
package dev.bylaw.cli.json;
