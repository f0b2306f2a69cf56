// SPDX-License-Identifier: Apache-2.0
/**
 * {@code bylaw log}: a log's records, for people and for programs. Records are read through the evidence module alone and
 * shown as they stand; only the outcome of a decision is joined to it from another record. Entered by the command's tree.
 *
 * <p>Runs in: the JVM of the command. Never writes into a log's folder.
 */
package dev.bylaw.cli.log;
