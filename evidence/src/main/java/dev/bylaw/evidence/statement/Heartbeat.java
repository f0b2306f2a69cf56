// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * That the log was alive, though perhaps idle: predicate {@code heartbeat/v0.1}. The log writes it itself.
 *
 * @param log the log's last signed head
 * @param refused how many appends this boot refused for want of room
 * @param timeMicros when it was stated
 */
public record Heartbeat(LogHead log, long refused, long timeMicros) implements Statement {}
