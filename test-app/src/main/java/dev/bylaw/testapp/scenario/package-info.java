// SPDX-License-Identifier: Apache-2.0
/**
 * A day in the life of the service, played from the first request to the last and judged by its effects: what is in the
 * database, the outbox and the folder of exports afterwards, whatever anybody says. Every step states what must come of
 * it with the enforcer and without.
 */
package dev.bylaw.testapp.scenario;
