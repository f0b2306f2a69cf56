// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * That the log signs with another key from here on: predicate {@code keyChange/v0.1}. The log writes it itself, and the
 * checkpoint that first covers it is signed with the old key.
 *
 * @param log the head at which the key changed
 * @param oldKey the verification key until now, as a C2SP vkey
 * @param newKey the verification key from now on
 * @param timeMicros when it was stated
 */
public record KeyChange(LogHead log, String oldKey, String newKey, long timeMicros) implements Statement {}
