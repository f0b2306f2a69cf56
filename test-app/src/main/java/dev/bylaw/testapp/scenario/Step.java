// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

/**
 * One step of the scenario.
 *
 * @param name short and unique
 * @param attempted what happens, for a reader
 * @param request what sets it off
 * @param enforced what must come of it under the enforcer
 * @param unenforced what comes of it without, which is why there is an enforcer
 */
record Step(String name, String attempted, Request request, Expectation enforced, Expectation unenforced) {}
