// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * Where records are made: one enforcement point in one run of its process.
 *
 * @param id the enforcement point's name, stable over restarts
 * @param boot the ULID of this run; within it, records are numbered from 1 without a gap
 * @param agentVersion the version of the enforcer
 * @param hardening what was found about the JVM's own powers when it started: {@code off}, {@code report:2 open}, {@code
 *     strict}; may be absent
 */
public record Point(String id, String boot, String agentVersion, String hardening) {

    /** A point of which nothing is known about the JVM's powers. */
    public Point(String id, String boot, String agentVersion) {
        this(id, boot, agentVersion, null);
    }
}
