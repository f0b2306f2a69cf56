// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

/** What is acted upon: an entity of type {@code Account} with three attributes. */
public record Account(String id, String owner, String currency, boolean frozen) {}
