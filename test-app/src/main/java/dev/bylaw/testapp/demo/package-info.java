// SPDX-License-Identifier: Apache-2.0
/**
 * Shows and judges what two runs of the scenario came to, one with the enforcer and one without, from their result files
 * and from the records in the enforcer's log. Used by the {@code demo} script; no part of the service.
 */
package dev.bylaw.testapp.demo;
