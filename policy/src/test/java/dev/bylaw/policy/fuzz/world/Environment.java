// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

/** One kind of request: an action, and the types of its principal and resource. */
record Environment(String principal, SchemaPlan.ActionPlan action, String resource) {}
