// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

/** The agent that talks to the support staff. LangChain4j implements it. */
interface SupportAgent {

    String answer(String text);
}
