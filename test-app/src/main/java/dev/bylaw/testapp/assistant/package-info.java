// SPDX-License-Identifier: Apache-2.0
/**
 * The agents: what a person asks the support agent, what that agent may hand to the triage agent, and the model behind
 * both. The identity of the work is bound here, once for a conversation and once for a hand-off.
 */
package dev.bylaw.testapp.assistant;
