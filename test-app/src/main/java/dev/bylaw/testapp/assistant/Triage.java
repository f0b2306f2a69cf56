// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Principal;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

/** Hands work to the triage agent, which acts under a name of its own while it does it. */
public class Triage {

    private static final Principal AGENT = Principal.of("Agent", "triage");

    private final TriageAgent agent;

    Triage(TriageAgent agent) {
        this.agent = agent;
    }

    /** What the triage agent answers. */
    @Tool(name = "ask_triage", value = "Asks the triage agent to do something.")
    @GovernedAction("ask_triage")
    public String ask(@P("what to do") String task) throws Exception {
        return Bylaw.delegate(AGENT).call(() -> agent.answer(task));
    }
}
