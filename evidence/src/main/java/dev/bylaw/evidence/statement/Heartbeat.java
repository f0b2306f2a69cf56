// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import java.util.List;

/**
 * That the log was alive, though perhaps idle: predicate {@code heartbeat/v0.1}. The log writes it itself.
 *
 * @param log the log's last signed head
 * @param refused how many appends this boot refused for want of room
 * @param failing the names of the witnesses that did not cosign when they were last asked
 * @param timeMicros when it was stated
 */
public record Heartbeat(LogHead log, long refused, List<String> failing, long timeMicros) implements Statement {

    /** Keeps a copy of the list. */
    public Heartbeat {
        failing = List.copyOf(failing);
    }
}
