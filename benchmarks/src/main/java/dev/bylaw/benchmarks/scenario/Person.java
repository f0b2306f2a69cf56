// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

/** Who acts: an entity of type {@code Agent} with three attributes, in one group. */
public record Person(String id, String group, String department, long clearance, boolean active) {}
