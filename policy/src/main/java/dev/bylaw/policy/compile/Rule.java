// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

/**
 * What a policy asks: that its scopes hold, and then that its conditions are true.
 *
 * @param principal the entity that the scope of the principal names; true when it names none. It never fails
 * @param resource the entity that the scope of the resource names; true when it names none. It never fails
 */
public record Rule(Term principal, Term resource, Term when) {}
