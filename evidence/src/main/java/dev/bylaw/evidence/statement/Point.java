// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * Where records are made: one enforcement point in one run of its process.
 *
 * @param id the enforcement point's name, stable over restarts
 * @param boot the ULID of this run; within it, records are numbered from 1 without a gap
 * @param agentVersion the version of the enforcer
 */
public record Point(String id, String boot, String agentVersion) {}
