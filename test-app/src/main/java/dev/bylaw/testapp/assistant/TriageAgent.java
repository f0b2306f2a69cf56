// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

/** The agent that the support agent may hand work to. It is offered nearly the same tools, and is allowed less. */
interface TriageAgent {

    String answer(String task);
}
